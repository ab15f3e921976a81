package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.cluster.Members;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.SarvanomException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A cluster in which anything may stand under the names that the application uses, and beside them. */
final class RandomCluster {
    static final ApplySet SET = new ApplySet("shop", "shop-staging");

    private static final List<String> KINDS = List.of(
            "v1 ConfigMap",
            "v1 Secret",
            "v1 Service",
            "apps/v1 Deployment",
            "v1 PersistentVolumeClaim",
            "policy/v1 PodDisruptionBudget");
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    private final Random random;
    private final Map<ResourceId, LiveObject> objects = new LinkedHashMap<>();
    private final ManifestSet wanted;
    private final Coverage coverage;
    private int uids;

    RandomCluster(int seed) {
        random = new Random(seed);
        for (String kind : KINDS) {
            for (String name : NAMES) {
                if (random.nextInt(3) > 0) {
                    put(live(
                            kind,
                            name,
                            random.nextBoolean()
                                    ? Origin.OURS
                                    : Origin.values()[random.nextInt(Origin.values().length)]));
                }
            }
        }
        if (random.nextInt(5) > 0) {
            put(LiveObject.of(managed(Extent.of(ours(), SET).parent(SET).content(), "sarvanom", "Apply", "parent")));
        }
        wanted = wanted();
        coverage = random.nextInt(3) > 0 ? new Coverage.Whole() : new Coverage.Part(Set.of("a", "b"));
    }

    /** Who made an object, and what marks it bears. */
    private enum Origin {
        OURS,
        OURS_GOING,
        OTHER_SET,
        LABEL_COPIED,
        LABEL_LOST,
        KUBECTL,
        HELM
    }

    Map<ResourceId, LiveObject> objects() {
        return Map.copyOf(objects);
    }

    /** Independent of the code under test: our label and our manager. */
    Set<ResourceId> ours() {
        return objects.values().stream()
                .filter(live -> live.text("metadata", "labels", "applyset.kubernetes.io/part-of")
                        .equals(SET.id()))
                .filter(live -> live.content().toString().contains("manager=sarvanom, operation=Apply"))
                .map(LiveObject::id)
                .collect(Collectors.toSet());
    }

    /** Applied by us and marked by nobody: it becomes a member when it is wanted. */
    static boolean isFromBeforeTheSets(LiveObject live) {
        return live.content().toString().contains("manager=sarvanom, operation=Apply")
                && live.text("metadata", "labels", "applyset.kubernetes.io/part-of")
                        .isEmpty();
    }

    Coverage coverage() {
        return coverage;
    }

    ManifestSet wanted() {
        if (wanted != null) {
            return wanted;
        }
        Set<Manifest> chosen = new LinkedHashSet<>();
        for (String kind : KINDS) {
            for (String name : NAMES) {
                if (random.nextInt(8) == 0) {
                    chosen.add(manifest(kind, name));
                }
            }
        }
        return SET.marked(new ManifestSet(List.copyOf(chosen)));
    }

    boolean isRefused() {
        try {
            new ForeignObjects(SET, Takeover.REFUSED).refuse(wanted, live());
            return false;
        } catch (SarvanomException refused) {
            return true;
        }
    }

    Plan plan() {
        LiveState live = live();
        Map<ResourceId, LiveObject> previews = new LinkedHashMap<>();
        for (Manifest manifest : wanted) {
            live.find(manifest.id()).ifPresent(there -> previews.put(manifest.id(), applied(manifest, there)));
        }
        return Plan.between(wanted, live, previews, SET, coverage);
    }

    /** What an API server would make of it, seen from far away. */
    void carryOut(Plan plan) {
        Membership membership = plan.membership().orElseThrow();
        membership.widened().ifPresent(this::store);
        plan.changes().stream()
                .filter(change -> !(change instanceof Change.Keep))
                .forEach(change -> store(change.manifest()));
        plan.removals().forEach(removal -> objects.remove(removal.id()));
        membership.narrowed().ifPresent(this::store);
        if (membership.isOver()) {
            objects.remove(SET.parent());
        }
    }

    private void store(Manifest manifest) {
        put(applied(manifest, objects.get(manifest.id())));
    }

    private LiveObject applied(Manifest manifest, @org.jspecify.annotations.Nullable LiveObject there) {
        return LiveObject.of(managed(manifest.content(), "sarvanom", "Apply", there == null ? uid() : there.uid()));
    }

    private LiveState live() {
        Extent told = Optional.ofNullable(objects.get(SET.parent()))
                .map(parent -> Extent.told(parent.content()))
                .orElse(Extent.NONE);
        Set<ResourceId> listed = new LinkedHashSet<>(told.collections());
        wanted.manifests().forEach(manifest -> listed.add(Extent.collection(manifest.id())));
        List<LiveObject> members = objects.values().stream()
                .filter(live -> listed.contains(Extent.collection(live.id())))
                .filter(live ->
                        live.text("metadata", "labels", ApplySet.PART_OF).equals(SET.id()))
                .toList();
        Map<ResourceId, LiveObject> found = new LinkedHashMap<>();
        wanted.manifests().stream()
                .map(Manifest::id)
                .filter(objects::containsKey)
                .forEach(id -> found.put(id, objects.get(id)));
        return new LiveState(found, new Members(Optional.ofNullable(objects.get(SET.parent())), members, Set.of()));
    }

    private LiveObject live(String kind, String name, Origin origin) {
        Manifest bare = manifest(kind, name);
        Manifest marked = SET.marked(new ManifestSet(List.of(bare))).manifests().get(0);
        return LiveObject.of(
                switch (origin) {
                    case OURS -> managed(marked.content(), "sarvanom", "Apply", uid());
                    case OURS_GOING ->
                        with(
                                managed(marked.content(), "sarvanom", "Apply", uid()),
                                "deletionTimestamp",
                                "2026-01-01T00:00:00Z");
                    case OTHER_SET ->
                        managed(
                                new ApplySet("other", "shop-staging")
                                        .marked(new ManifestSet(List.of(bare)))
                                        .manifests()
                                        .get(0)
                                        .content(),
                                "sarvanom",
                                "Apply",
                                uid());
                    case LABEL_COPIED -> managed(marked.content(), "kube-controller-manager", "Update", uid());
                    case LABEL_LOST -> managed(bare.content(), "sarvanom", "Apply", uid());
                    case KUBECTL -> managed(bare.content(), "kubectl-client-side-apply", "Update", uid());
                    case HELM ->
                        with(
                                managed(bare.content(), "helm", "Update", uid()),
                                "annotations",
                                Map.of("meta.helm.sh/release-name", "shop"));
                });
    }

    private Manifest manifest(String kind, String name) {
        String[] parts = kind.split(" ", -1);
        Map<String, Object> metadata =
                Map.of("name", name, "namespace", SET.namespace(), "labels", Map.of("app.kubernetes.io/name", name));
        return Manifest.of(Map.of("apiVersion", parts[0], "kind", parts[1], "metadata", metadata));
    }

    private void put(LiveObject live) {
        objects.put(live.id(), live);
    }

    private String uid() {
        return "uid-" + uids++;
    }

    private static Map<String, Object> managed(Map<String, Object> content, String manager, String how, String uid) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("manager", manager);
        entry.put("operation", how);
        entry.put("apiVersion", content.get("apiVersion"));
        return with(with(content, "uid", uid), "managedFields", new ArrayList<>(List.of(entry)));
    }

    private static Map<String, Object> with(Map<String, Object> content, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(content);
        Map<String, Object> metadata = new LinkedHashMap<>();
        ((Map<?, ?>) content.getOrDefault("metadata", Map.of()))
                .forEach((field, there) -> metadata.put(field.toString(), there));
        metadata.put(key, value);
        copy.put("metadata", metadata);
        return copy;
    }
}
