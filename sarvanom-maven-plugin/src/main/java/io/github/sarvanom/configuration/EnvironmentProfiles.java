package io.github.sarvanom.configuration;

import java.util.List;

/**
 * The Maven profiles of a reactor, as far as they are environments.
 *
 * @param defined ids of every profile whose plugin configuration has an {@code <environment>}, in the POM's order
 * @param active those of them that are active now
 * @param requested every id that the user asked for with {@code -P}, known or not
 */
public record EnvironmentProfiles(List<String> defined, List<String> active, List<String> requested) {
    public EnvironmentProfiles {
        defined = List.copyOf(defined);
        active = List.copyOf(active);
        requested = List.copyOf(requested);
    }
}
