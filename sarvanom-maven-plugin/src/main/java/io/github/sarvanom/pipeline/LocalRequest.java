package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.ComposeFile;
import io.github.sarvanom.compose.ComposeWish;
import io.github.sarvanom.compose.LocalCoverage;
import io.github.sarvanom.environment.Environment;
import java.time.Duration;

/**
 * What is to run on this machine.
 *
 * @param coverage which containers that the file does not name are wanted no more
 * @param build how long it took until all images were there
 */
public record LocalRequest(
        Environment environment, ComposeFile file, ComposeWish wish, LocalCoverage coverage, Duration build) {}
