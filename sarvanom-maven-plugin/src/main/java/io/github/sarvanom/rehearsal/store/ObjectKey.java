package io.github.sarvanom.rehearsal.store;

import io.github.sarvanom.rehearsal.schema.Resource;

/**
 * Which object.
 *
 * @param resource plural and group, as {@link Resource#qualified()} says
 * @param namespace empty for objects of the whole cluster
 */
public record ObjectKey(String resource, String namespace, String name) implements Comparable<ObjectKey> {

    public static ObjectKey of(Resource resource, String namespace, String name) {
        return new ObjectKey(resource.qualified(), resource.namespaced() ? namespace : "", name);
    }

    @Override
    public int compareTo(ObjectKey other) {
        int byResource = resource.compareTo(other.resource);
        int byNamespace = byResource != 0 ? byResource : namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }
}
