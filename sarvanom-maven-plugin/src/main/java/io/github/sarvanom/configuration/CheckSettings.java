package io.github.sarvanom.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One check as the POM says it in {@code <verification>}.
 *
 * @param kind its element: {@code http}
 * @param texts child element to its text; empty for an empty element
 * @param json member to what it shall be, of the child {@code <json>}; empty where it is not said
 */
public record CheckSettings(String kind, Map<String, String> texts, Map<String, String> json) {
    public CheckSettings {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
    }
}
