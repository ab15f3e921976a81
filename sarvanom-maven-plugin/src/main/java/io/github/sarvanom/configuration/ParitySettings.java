package io.github.sarvanom.configuration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the POM says in {@code <parity>}; null means that it does not say.
 *
 * @param failOnUnexplained {@code true} to fail the build
 * @param explained the children of each {@code <explained>}, in the POM's order
 */
public record ParitySettings(@Nullable String failOnUnexplained, List<Map<String, String>> explained) {
    public ParitySettings {
        explained = List.copyOf(explained);
    }
}
