package io.github.sarvanom.compose;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads untyped content; what is absent, or of another shape, reads as empty. */
final class Fields {
    private Fields() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node, String... path) {
        return at(node, path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object node, String... path) {
        return at(node, path) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    static String text(@Nullable Object node, String... path) {
        Object found = at(node, path);
        return found == null ? "" : found.toString();
    }

    /** 0 where there is no number. */
    static long number(@Nullable Object node, String... path) {
        return at(node, path) instanceof Number number ? number.longValue() : 0;
    }

    /** The same with the names of every map in order, at any depth: immutable maps have another order in each JVM. */
    static SortedMap<String, Object> sorted(Map<?, ?> map) {
        SortedMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), sortedValue(value)));
        return sorted;
    }

    private static Object sortedValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return sorted(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(Fields::sortedValue).toList()
                : value;
    }

    private static @Nullable Object at(@Nullable Object node, String... path) {
        Object here = node;
        for (String key : path) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }
}
