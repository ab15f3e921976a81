package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.ComposeFile;
import io.github.sarvanom.compose.ComposeWish;
import io.github.sarvanom.environment.Environment;
import java.time.Duration;
import java.util.Set;

/**
 * What is to run on this machine.
 *
 * @param others services of the application that are not part of this run
 * @param build how long it took until all images were there
 */
public record LocalRequest(
        Environment environment, ComposeFile file, ComposeWish wish, Set<String> others, Duration build) {
    public LocalRequest {
        others = Set.copyOf(others);
    }
}
