package io.github.sarvanom.apply;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in the cluster after a plan was carried out, kept objects included.
 *
 * @param objects by id; uid and generation are what a rollout is measured against
 */
public record AppliedSet(SortedMap<ResourceId, LiveObject> objects) {
    public AppliedSet(Map<ResourceId, LiveObject> objects) {
        this((SortedMap<ResourceId, LiveObject>) new TreeMap<>(objects));
    }
}
