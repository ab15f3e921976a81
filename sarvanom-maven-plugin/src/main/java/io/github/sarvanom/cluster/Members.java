package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of an application's {@link io.github.sarvanom.manifests.ApplySet} that were in the cluster when it was read.
 *
 * @param parent empty when nothing was ever applied, or by a version that kept no set
 * @param objects everything that bears the set's label, in the collections that were wanted or that the parent names
 * @param unseen collections that the user may not list: what is in there is not known
 */
public record Members(Optional<LiveObject> parent, List<LiveObject> objects, Set<ResourceId> unseen) {
    public static final Members NONE = new Members(Optional.empty(), Map.<ResourceId, LiveObject>of(), Set.of());

    public Members {
        objects = List.copyOf(objects);
        unseen = Set.copyOf(unseen);
    }

    Members(Optional<LiveObject> parent, Map<ResourceId, LiveObject> objects, Set<ResourceId> unseen) {
        this(parent, List.copyOf(objects.values()), unseen);
    }
}
