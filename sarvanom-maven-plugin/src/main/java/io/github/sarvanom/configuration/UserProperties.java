package io.github.sarvanom.configuration;

import io.github.sarvanom.problem.Source;
import java.util.Map;
import java.util.Optional;

/** What was said on the command line with {@code -D}. Immutable. */
public final class UserProperties {
    private final Map<String, String> properties;

    public UserProperties(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
    }

    public static UserProperties none() {
        return new UserProperties(Map.of());
    }

    /** Empty when nobody said it; an empty text when somebody said {@code -Dname=}. */
    public Optional<Sourced<String>> find(String name) {
        return Optional.ofNullable(properties.get(name)).map(value -> Sourced.of(value, Source.property(name)));
    }
}
