package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ResourceId;
import java.util.Map;
import java.util.Optional;

/** What was in the cluster when it was read. */
public record LiveState(Map<ResourceId, LiveObject> objects) {
    public LiveState {
        objects = Map.copyOf(objects);
    }

    public Optional<LiveObject> find(ResourceId id) {
        return Optional.ofNullable(objects.get(id));
    }
}
