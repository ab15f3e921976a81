package io.github.sarvanom.manifests;

import java.util.Comparator;
import java.util.Map;

/**
 * Names one object in a cluster.
 *
 * @param apiVersion group and version: {@code v1}, {@code apps/v1}
 * @param namespace empty for an object of the whole cluster
 */
public record ResourceId(String apiVersion, String kind, String namespace, String name)
        implements Comparable<ResourceId> {
    private static final Comparator<ResourceId> ORDER = Comparator.comparing(ResourceId::kind)
            .thenComparing(ResourceId::apiVersion)
            .thenComparing(ResourceId::namespace)
            .thenComparing(ResourceId::name);

    /** Reads the id off an object's tree; a namespace left out means an object of the whole cluster. */
    public static ResourceId of(Map<String, ?> content) {
        Map<?, ?> metadata = content.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
        return new ResourceId(
                text(content.get("apiVersion")),
                text(content.get("kind")),
                text(metadata.get("namespace")),
                text(metadata.get("name")));
    }

    @Override
    public int compareTo(ResourceId other) {
        return ORDER.compare(this, other);
    }

    /** {@code apps} of {@code apps/v1}; empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** As a person says it: {@code Deployment gateway}; the namespace is told once, elsewhere. */
    public String display() {
        return kind + " " + name;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
