package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.store.ObjectKey;

/**
 * What a request is about.
 *
 * @param namespace empty for all namespaces, and for objects of the whole cluster
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
record Target(Resource resource, String namespace, String name, String subresource) {
    ObjectKey key() {
        return ObjectKey.of(resource, namespace, name);
    }
}
