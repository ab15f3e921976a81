package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.EnvironmentProfiles;
import java.nio.file.Path;

/**
 * The reactor that is being deployed.
 *
 * @param root folder of the whole reactor, wherever Maven was started
 * @param artifactId of the root project; the application's name unless it is said
 * @param rehearsalFolder where a rehearsal keeps its cluster
 */
public record Reactor(Path root, String artifactId, EnvironmentProfiles profiles, Path rehearsalFolder) {}
