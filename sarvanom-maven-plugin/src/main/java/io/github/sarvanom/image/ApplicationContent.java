package io.github.sarvanom.image;

import java.nio.file.Path;
import java.util.List;

/**
 * What the application is made of. A Spring Boot module is no exception: its classes and dependencies are given, never
 * its repackaged jar, so that layers stay small.
 *
 * @param classes the module's output folder, classes and resources together; need not exist
 * @param dependencies in the order of Maven's resolution, which is the order of the class path
 */
public record ApplicationContent(Path classes, List<Dependency> dependencies) {
    public ApplicationContent {
        dependencies = List.copyOf(dependencies);
    }

    /** How often a dependency changes; each kind gets a layer of its own. */
    public enum Kind {
        RELEASE,
        SNAPSHOT,
        /** A module of the same reactor. */
        PROJECT
    }

    /**
     * One entry of the class path.
     *
     * @param file a jar
     */
    public record Dependency(Path file, Kind kind) {}
}
