package io.github.sarvanom.manifests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One desired object as a tree of maps, lists, strings, numbers and booleans. Deeply immutable; a whole number has the
 * narrowest of Integer and Long, wherever it came from, so that equal content is equal. Its text names the object and shows
 * nothing of its content, since that may be a secret.
 */
public final class Manifest implements Comparable<Manifest> {
    private final ResourceId id;
    private final Map<String, Object> content;

    private Manifest(ResourceId id, Map<String, Object> content) {
        this.id = id;
        this.content = content;
    }

    /** Takes a copy of {@code content}; entries whose value is null are left out. */
    public static Manifest of(Map<String, ?> content) {
        return new Manifest(ResourceId.of(content), frozen(content));
    }

    public ResourceId id() {
        return id;
    }

    public Map<String, Object> content() {
        return content;
    }

    @Override
    public int compareTo(Manifest other) {
        return id.compareTo(other.id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Manifest manifest && content.equals(manifest.content);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id.toString();
    }

    private static Map<String, Object> frozen(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), frozenValue(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozenValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return frozen(map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(frozenValue(element)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Long number && number.intValue() == number) {
            return number.intValue();
        }
        return value;
    }
}
