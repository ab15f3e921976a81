package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.cluster.Members;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.SarvanomException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an API server would make of it, seen from far away. */
final class RandomCluster implements RandomClustersContract.Cluster {
    private final RandomState state;
    private final Map<ResourceId, LiveObject> objects = new LinkedHashMap<>();
    private int uids;

    RandomCluster(RandomState state) {
        this.state = state;
        state.placed().forEach(each -> put(live(each)));
        if (state.parent()) {
            Set<ResourceId> ours = RandomClustersContract.ours(objects, state.set());
            put(LiveObject.of(
                    managed(Extent.of(ours, state.set()).parent(state.set()), "sarvanom", "Apply", "parent")));
        }
    }

    @Override
    public Map<ResourceId, LiveObject> objects() {
        return Map.copyOf(objects);
    }

    @Override
    public boolean isRefused() {
        try {
            new ForeignObjects(state.set(), Takeover.REFUSED).refuse(state.wanted(), live());
            return false;
        } catch (SarvanomException refused) {
            return true;
        }
    }

    @Override
    public Plan plan() {
        LiveState live = live();
        Map<ResourceId, LiveObject> previews = new LinkedHashMap<>();
        for (Manifest manifest : state.wanted()) {
            live.find(manifest.id()).ifPresent(there -> previews.put(manifest.id(), applied(manifest, there)));
        }
        return Plan.between(state.wanted(), live, previews, state.set(), state.coverage());
    }

    @Override
    public void carryOut(Plan plan) {
        Membership membership = plan.membership().orElseThrow();
        membership.widened().ifPresent(this::store);
        plan.changes().stream()
                .filter(change -> !(change instanceof Change.Keep))
                .forEach(change -> store(change.manifest()));
        plan.removals().forEach(removal -> objects.remove(removal.id()));
        membership.narrowed().ifPresent(this::store);
        if (membership.isOver()) {
            objects.remove(state.set().parent());
        }
    }

    private void store(Manifest manifest) {
        put(applied(manifest, objects.get(manifest.id())));
    }

    private LiveObject applied(Manifest manifest, @org.jspecify.annotations.Nullable LiveObject there) {
        return LiveObject.of(managed(manifest, "sarvanom", "Apply", there == null ? uid() : there.uid()));
    }

    private LiveState live() {
        Extent told = Optional.ofNullable(objects.get(state.set().parent()))
                .map(parent -> Extent.told(parent.content()))
                .orElse(Extent.NONE);
        Set<ResourceId> listed = new LinkedHashSet<>(told.collections());
        state.wanted().manifests().forEach(manifest -> listed.add(Extent.collection(manifest.id())));
        List<LiveObject> members = objects.values().stream()
                .filter(live -> listed.contains(Extent.collection(live.id())))
                .filter(live -> live.text("metadata", "labels", ApplySet.PART_OF)
                        .equals(state.set().id()))
                .toList();
        Map<ResourceId, LiveObject> found = new LinkedHashMap<>();
        state.wanted().manifests().stream()
                .map(Manifest::id)
                .filter(objects::containsKey)
                .forEach(id -> found.put(id, objects.get(id)));
        return new LiveState(
                found, new Members(Optional.ofNullable(objects.get(state.set().parent())), members, Set.of()));
    }

    private LiveObject live(RandomState.Placed placed) {
        Manifest manifest = placed.manifest();
        return LiveObject.of(
                switch (placed.origin()) {
                    case OURS, OTHER_SET, LABEL_LOST -> managed(manifest, "sarvanom", "Apply", uid());
                    case OURS_GOING ->
                        managed(
                                RandomState.with(manifest, "deletionTimestamp", "2026-01-01T00:00:00Z"),
                                "sarvanom",
                                "Apply",
                                uid());
                    case LABEL_COPIED -> managed(manifest, "an-operator", "Update", uid());
                    case KUBECTL -> managed(manifest, "kubectl-client-side-apply", "Update", uid());
                    case HELM -> managed(manifest, "helm", "Update", uid());
                });
    }

    private void put(LiveObject live) {
        objects.put(live.id(), live);
    }

    private String uid() {
        return "uid-" + uids++;
    }

    private static Map<String, Object> managed(Manifest manifest, String manager, String how, String uid) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("manager", manager);
        entry.put("operation", how);
        entry.put("apiVersion", manifest.content().get("apiVersion"));
        return RandomState.with(
                        RandomState.with(manifest, "uid", uid), "managedFields", new ArrayList<>(List.of(entry)))
                .content();
    }
}
