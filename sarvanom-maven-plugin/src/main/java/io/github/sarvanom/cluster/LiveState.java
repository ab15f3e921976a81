package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ResourceId;
import java.util.Map;
import java.util.Optional;

/**
 * What was in the cluster when it was read.
 *
 * @param objects those that were asked for by name
 * @param members what belongs to the application, asked for by name or not
 */
public record LiveState(Map<ResourceId, LiveObject> objects, Members members) {
    public LiveState {
        objects = Map.copyOf(objects);
    }

    /** Of who asked for no members. */
    public LiveState(Map<ResourceId, LiveObject> objects) {
        this(objects, Members.NONE);
    }

    public Optional<LiveObject> find(ResourceId id) {
        return Optional.ofNullable(objects.get(id));
    }
}
