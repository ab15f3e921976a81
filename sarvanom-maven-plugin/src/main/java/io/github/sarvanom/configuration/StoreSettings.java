package io.github.sarvanom.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the POM says of one backing store in {@code <environment><stores>}; null means that it does not say.
 *
 * @param name the element's own name, under which services reach the store
 * @param values texts of the single elements, by their name: {@code image}, {@code port}, {@code external} ...
 * @param config environment variables of the store's container
 * @param secrets names of those of the environment's secrets that the store gets, too
 */
public record StoreSettings(String name, Map<String, String> values, Map<String, String> config, List<String> secrets) {
    public StoreSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        secrets = List.copyOf(secrets);
    }

    /** The element's text; null when it is not said. */
    public @Nullable String text(String element) {
        return values.get(element);
    }
}
