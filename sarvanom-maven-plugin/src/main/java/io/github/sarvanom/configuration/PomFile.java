package io.github.sarvanom.configuration;

import java.nio.file.Path;
import java.util.List;

/**
 * One POM that took part in a project's configuration.
 *
 * @param activeProfiles ids of this POM's own active profiles, in the order in which Maven applies them
 */
public record PomFile(Path file, List<String> activeProfiles) {
    public PomFile {
        activeProfiles = List.copyOf(activeProfiles);
    }
}
