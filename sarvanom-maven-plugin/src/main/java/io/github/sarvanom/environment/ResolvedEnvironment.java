package io.github.sarvanom.environment;

import java.util.List;

/**
 * A valid environment, and what a person should hear about it.
 *
 * @param placeholders names of secrets whose values are made up (in a rehearsal only); a real deploy would stop there
 */
public record ResolvedEnvironment(Environment environment, List<String> placeholders) {
    public ResolvedEnvironment {
        placeholders = List.copyOf(placeholders);
    }
}
