package io.github.sarvanom.manifests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds one's way in an object's untyped content; what is absent, or of another shape, reads as empty. */
final class Tree {
    private Tree() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node, String... path) {
        Object found = at(node, path);
        return found instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object node, String... path) {
        Object found = at(node, path);
        return found instanceof List<?> list ? (List<Object>) list : List.of();
    }

    static String text(@Nullable Object node, String... path) {
        Object found = at(node, path);
        return found == null ? "" : found.toString();
    }

    /** The map at the path of a tree made of mutable maps; what is missing on the way is created. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> grow(Map<String, Object> node, String... path) {
        Map<String, Object> here = node;
        for (String key : path) {
            if (!(here.get(key) instanceof Map<?, ?>)) {
                here.put(key, new LinkedHashMap<String, Object>());
            }
            here = (Map<String, Object>) here.get(key);
        }
        return here;
    }

    /** A deep copy that can be changed. */
    static Map<String, Object> mutable(Map<String, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, mutableValue(value)));
        return copy;
    }

    private static Object mutableValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), mutableValue(element)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(mutableValue(element)));
            return copy;
        }
        return value;
    }

    private static @Nullable Object at(@Nullable Object node, String... path) {
        Object here = node;
        for (String key : path) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }
}
