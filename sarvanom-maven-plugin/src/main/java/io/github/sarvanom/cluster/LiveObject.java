package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object as the API server gave it. Its text names it and shows nothing of its content. */
public final class LiveObject {
    private final Manifest tree;

    private LiveObject(Manifest tree) {
        this.tree = tree;
    }

    /** Takes a copy of {@code content}, which must name its apiVersion, kind and metadata.name. */
    public static LiveObject of(Map<String, ?> content) {
        return new LiveObject(Manifest.of(content));
    }

    public ResourceId id() {
        return tree.id();
    }

    public Map<String, Object> content() {
        return tree.content();
    }

    /** The server's identity of this very object; a new one after it was deleted and made again. */
    public String uid() {
        return text("metadata", "uid");
    }

    public String resourceVersion() {
        return text("metadata", "resourceVersion");
    }

    /** Rises with each change of the spec; 0 for kinds without one. */
    public long generation() {
        return number("metadata", "generation");
    }

    /** The text at that path; empty when there is none. */
    public String text(String... path) {
        Object value = at(path);
        return value == null ? "" : value.toString();
    }

    /** The whole number at that path; 0 when there is none. */
    public long number(String... path) {
        return at(path) instanceof Number number ? number.longValue() : 0;
    }

    /** The maps in the list at that path; empty when there is none. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> maps(String... path) {
        return at(path) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(element -> (Map<String, Object>) element)
                        .toList()
                : List.of();
    }

    /** The value at that path of map keys; null when there is none. */
    public @Nullable Object at(String... path) {
        Object value = content();
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    @Override
    public String toString() {
        return tree.toString();
    }
}
