package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of an object that our applies own, as the server keeps them in {@code metadata.managedFields}: a tree of
 * {@code f:field}, {@code k:{list keys}} and {@code v:value} (structured-merge-diff, fieldpath/serialize.go).
 */
final class OwnedFields {
    private static final String MANAGER = "sarvanom";
    private static final String ITSELF = ".";

    private OwnedFields() {}

    /** Empty when we never applied the object under that API version, or another road than apply was taken. */
    static Optional<Map<String, Object>> of(LiveObject live, String apiVersion) {
        List<Map<String, Object>> ours = live.maps("metadata", "managedFields").stream()
                .filter(entry -> MANAGER.equals(entry.get("manager")))
                .filter(entry -> "Apply".equals(entry.get("operation")))
                .filter(entry -> entry.get("subresource") == null)
                .toList();
        return ours.size() == 1 && apiVersion.equals(ours.get(0).get("apiVersion"))
                ? Optional.of(below(ours.get(0), "fieldsV1"))
                : Optional.empty();
    }

    /** What is owned under that key; empty when the whole value is owned as one, or nothing is. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> below(Map<String, Object> owned, String key) {
        return owned.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** How many keys there are below a node, the mark for the node itself left out. */
    static long size(Map<String, Object> owned) {
        return owned.containsKey(ITSELF) ? owned.size() - 1 : owned.size();
    }

    /** How many single values are owned in all. */
    static long leaves(Map<String, Object> owned) {
        return owned.keySet().stream()
                .filter(key -> !key.equals(ITSELF))
                .mapToLong(key -> {
                    Map<String, Object> below = below(owned, key);
                    return size(below) == 0 ? 1 : leaves(below);
                })
                .sum();
    }

    static boolean isItself(String key) {
        return key.equals(ITSELF);
    }
}
