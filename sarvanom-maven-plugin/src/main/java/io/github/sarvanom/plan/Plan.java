package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
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
        return new Plan(wanted.manifests().stream()
                .map(manifest -> change(manifest, live, previews))
                .toList());
    }

    /**
     * The same for an application: what another tool made is taken over, and what has left the model goes.
     *
     * @param previews of what is taken over, by force
     */
    public static Plan between(
            ManifestSet wanted, LiveState live, Map<ResourceId, LiveObject> previews, ApplySet set, Coverage coverage) {
        List<Change> changes = new ArrayList<>();
        for (Manifest manifest : wanted) {
            changes.add(live.find(manifest.id())
                    .flatMap(there -> Owner.foreign(there, set)
                            .map(owner -> adopted(manifest, there, owner, previews.get(manifest.id()))))
                    .orElseGet(() -> change(manifest, live, previews)));
        }
        List<Removal> removed = new Prune(set, coverage).of(wanted, live);
        return new Plan(changes, removed, Optional.of(Membership.of(set, wanted, live.members(), removed)));
    }

    /** Whether nothing would be sent, of what is kept about the application's set too. */
    public boolean isEmpty() {
        return changes.stream().allMatch(Change.Keep.class::isInstance)
                && removals.isEmpty()
                && membership.map(Membership::isSettled).orElse(true);
    }

    public List<Change.Create> creates() {
        return only(Change.Create.class);
    }

    public List<Change.Update> updates() {
        return only(Change.Update.class);
    }

    public List<Change.Adopt> adoptions() {
        return only(Change.Adopt.class);
    }

    public List<Change.Replace> replacements() {
        return only(Change.Replace.class);
    }

    /** The same plan, with those changes in place of what it has for the same objects. */
    public Plan with(List<? extends Change> others) {
        Map<ResourceId, Change> byId = new HashMap<>();
        others.forEach(each -> byId.put(each.id(), each));
        return new Plan(
                changes.stream().map(each -> byId.getOrDefault(each.id(), each)).toList(), removals, membership);
    }

    /** The same plan, which tells what has drifted since the last good release. */
    public Plan since(ManifestSet last, LiveState live) {
        Divergence divergence = new Divergence(last, live);
        return new Plan(changes.stream().map(divergence::told).toList(), removals, membership);
    }

    public List<Change.Keep> keeps() {
        return only(Change.Keep.class);
    }

    private static Change change(Manifest manifest, LiveState live, Map<ResourceId, LiveObject> previews) {
        return live.find(manifest.id())
                .map(there -> toExisting(manifest, there, previews.get(manifest.id())))
                .orElseGet(() -> new Change.Create(manifest));
    }

    /** What becomes of an object that is taken from somebody. */
    public static Change adopted(Manifest manifest, LiveObject there, Owner owner, @Nullable LiveObject preview) {
        List<FieldChange> fields =
                preview == null ? List.of() : Difference.fields(there, Relinquished.of(there, preview));
        return new Change.Adopt(manifest, fields, owner);
    }

    /** What an apply makes of an object that is there: nothing, or a change of some fields. */
    public static Change toExisting(Manifest manifest, LiveObject there, @Nullable LiveObject preview) {
        List<FieldChange> fields = preview == null ? List.of() : Difference.between(there, preview);
        return fields.isEmpty() ? new Change.Keep(manifest) : new Change.Update(manifest, fields);
    }

    private <T extends Change> List<T> only(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
