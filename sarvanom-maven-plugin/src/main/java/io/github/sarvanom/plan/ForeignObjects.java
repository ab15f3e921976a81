package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Refuses, before anything is written, to write to what belongs to somebody else. */
public final class ForeignObjects {
    private final ApplySet set;
    private final Takeover takeover;

    public ForeignObjects(ApplySet set, Takeover takeover) {
        this.set = set;
        this.takeover = takeover;
    }

    /** @throws io.github.sarvanom.problem.SarvanomException that names all of them by owner */
    public void refuse(ManifestSet wanted, LiveState live) {
        Problems problems = new Problems();
        live.members().parent().filter(parent -> !isOurs(parent)).ifPresent(parent -> problems.add(taken(parent)));
        if (wanted.find(set.parent()).isPresent()) {
            problems.add(reserved());
        }
        Map<Owner, List<String>> byOwner = new TreeMap<>(java.util.Comparator.comparing(Owner::said));
        for (Manifest manifest : wanted) {
            live.find(manifest.id())
                    .flatMap(there -> Owner.foreign(there, set))
                    .filter(owner -> takeover == Takeover.REFUSED || !owner.letsGo())
                    .ifPresent(owner -> byOwner.computeIfAbsent(owner, key -> new ArrayList<>())
                            .add(manifest.id().display()));
        }
        byOwner.forEach((owner, objects) -> problems.add(belongs(owner, objects)));
        problems.throwIfAny();
    }

    private boolean isOurs(LiveObject parent) {
        return Ownership.isAppliedByUs(parent) && !Extent.isForeign(parent.content());
    }

    private Problem taken(LiveObject parent) {
        String tool = Extent.tooling(parent.content());
        return Problem.of(parent.id().display() + " in namespace " + set.namespace()
                        + " has the name that the application's own bookkeeping needs")
                .seen("belongs to: " + (tool.isEmpty() ? "somebody else" : tool))
                .mend("rename it, or choose another <application>");
    }

    private Problem reserved() {
        return Problem.of("the ConfigMap named " + set.name() + ", as the application, is kept for its bookkeeping")
                .mend("give the ConfigMap of your overlay another name");
    }

    private static Problem belongs(Owner owner, List<String> objects) {
        return Problem.of(
                        objects.size() == 1
                                ? objects.get(0) + " belongs to " + owner.said()
                                : objects.size() + " objects belong to " + owner.said())
                .seen(objects.size() == 1 ? List.of() : objects)
                .mend(
                        owner.letsGo()
                                ? "to take over what is there, without downtime: mvn sarvanom:adopt shows and does it"
                                : "choose another <namespace> or name, or let its owner give it up first");
    }
}
