package io.github.sarvanom.apply;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in the cluster after a plan was carried out, kept objects included.
 *
 * @param objects by id; uid and generation are what a rollout is measured against
 * @param sent those of them that were made or changed just now
 */
public record AppliedSet(SortedMap<ResourceId, LiveObject> objects, Set<ResourceId> sent) {
    public AppliedSet(Map<ResourceId, LiveObject> objects, Set<ResourceId> sent) {
        this((SortedMap<ResourceId, LiveObject>) new TreeMap<>(objects), Set.copyOf(sent));
    }

    /** Of which nothing was changed. */
    public AppliedSet(Map<ResourceId, LiveObject> objects) {
        this(objects, Set.of());
    }
}
