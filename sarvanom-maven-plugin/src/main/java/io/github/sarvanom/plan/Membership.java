package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.Members;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the application's set has to hold, before the first write and after the last: its parent is widened to both before
 * anything is written, so that whoever finds a release that was killed half-way finds all of its objects.
 *
 * @param before what the parent tells now
 * @param after what it will have to tell when all is done
 * @param parent as it was read; empty when there is none
 */
public record Membership(ApplySet set, Extent before, Extent after, Optional<LiveObject> parent) {

    /** @param removed members that will go */
    static Membership of(ApplySet set, ManifestSet wanted, Members members, List<Removal> removed) {
        Set<ResourceId> gone = new HashSet<>(removed.stream().map(Removal::id).toList());
        List<ResourceId> staying =
                new ArrayList<>(wanted.manifests().stream().map(Manifest::id).toList());
        members.objects().stream()
                .map(LiveObject::id)
                .filter(id -> !gone.contains(id))
                .forEach(staying::add);
        staying.addAll(members.unseen());
        Extent before =
                members.parent().map(parent -> Extent.told(parent.content())).orElse(Extent.NONE);
        return new Membership(set, before, Extent.of(staying, set), members.parent());
    }

    /** The same, with members that were to go and stay. */
    Membership keeping(List<ResourceId> staying) {
        return new Membership(set, before, after.and(Extent.of(staying, set)), parent);
    }

    /** The parent that has to stand before the first write; empty when it does. */
    public Optional<Manifest> widened() {
        Extent union = before.and(after);
        boolean told = parent.isPresent() || union.collections().isEmpty();
        return told && union.equals(before) ? Optional.empty() : Optional.of(union.parent(set));
    }

    /** The parent that has to stand after the last write; empty when it does already. */
    public Optional<Manifest> narrowed() {
        return before.and(after).equals(after) || isOver() ? Optional.empty() : Optional.of(after.parent(set));
    }

    /** Whether the parent tells what it has to tell. */
    boolean isSettled() {
        return isOver() ? parent.isEmpty() : widened().isEmpty() && narrowed().isEmpty();
    }

    /** Whether nothing will be left, so that no parent is needed. */
    public boolean isOver() {
        return after.collections().isEmpty();
    }
}
