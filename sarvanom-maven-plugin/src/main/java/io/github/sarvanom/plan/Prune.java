package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what has left the model: ours, covered by this release, wanted no more, and not on its way out already. */
final class Prune {
    private final ApplySet set;
    private final Coverage coverage;

    Prune(ApplySet set, Coverage coverage) {
        this.set = set;
        this.coverage = coverage;
    }

    List<Removal> of(ManifestSet wanted, LiveState live) {
        Set<ResourceId> named = wanted.manifests().stream()
                .map(Manifest::id)
                .map(Prune::unversioned)
                .collect(Collectors.toSet());
        return live.members().objects().stream()
                .filter(member -> !named.contains(unversioned(member.id())))
                .filter(member -> !member.id().equals(set.parent()))
                .filter(member -> Ownership.isMember(member, set))
                .filter(coverage::covers)
                .filter(member -> member.text("metadata", "deletionTimestamp").isEmpty())
                .sorted(java.util.Comparator.comparing(LiveObject::id))
                .map(Removal::new)
                .toList();
    }

    /** One object is served under all versions of its group: wanted in another version, it is still the same object. */
    private static ResourceId unversioned(ResourceId id) {
        return new ResourceId(id.group(), id.kind(), id.namespace(), id.name());
    }
}
