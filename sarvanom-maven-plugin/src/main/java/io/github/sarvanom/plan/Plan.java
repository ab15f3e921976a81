package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What will be done: one change a wanted object, in the manifests' order, and what goes when all of that is ready.
 *
 * @param membership what the application's set has to hold; empty for objects that belong to no application
 */
public record Plan(List<Change> changes, List<Removal> removals, Optional<Membership> membership) {
    public Plan {
        changes = List.copyOf(changes);
        removals = List.copyOf(removals);
    }

    /** Of objects that belong to no application: nothing is removed. */
    public Plan(List<Change> changes) {
        this(changes, List.of(), Optional.empty());
    }

    /**
     * Decides for every wanted object.
     *
     * @param previews what a dry run answered, for each object that is there and is not {@linkplain
     *     Comparison#isCertainlyUnchanged certainly unchanged}
     */
    public static Plan between(ManifestSet wanted, LiveState live, Map<ResourceId, LiveObject> previews) {
        List<Change> changes = new ArrayList<>();
        for (Manifest manifest : wanted) {
            changes.add(live.find(manifest.id())
                    .map(there -> toExisting(manifest, there, previews.get(manifest.id())))
                    .orElseGet(() -> new Change.Create(manifest)));
        }
        return new Plan(changes);
    }

    /** The same plan for an application: what has left the model goes. */
    public Plan pruning(ManifestSet wanted, LiveState live, ApplySet set, Coverage coverage) {
        List<Removal> removed = new Prune(set, coverage).of(wanted, live);
        return new Plan(changes, removed, Optional.of(Membership.of(set, wanted, live.members(), removed)));
    }

    /** Whether nothing would be sent. */
    public boolean isEmpty() {
        return changes.stream().allMatch(Change.Keep.class::isInstance) && removals.isEmpty();
    }

    public List<Change.Create> creates() {
        return only(Change.Create.class);
    }

    public List<Change.Update> updates() {
        return only(Change.Update.class);
    }

    public List<Change.Keep> keeps() {
        return only(Change.Keep.class);
    }

    private static Change toExisting(Manifest manifest, LiveObject there, @Nullable LiveObject preview) {
        List<FieldChange> fields = preview == null ? List.of() : Difference.between(there, preview);
        return fields.isEmpty() ? new Change.Keep(manifest) : new Change.Update(manifest, fields);
    }

    private <T extends Change> List<T> only(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
