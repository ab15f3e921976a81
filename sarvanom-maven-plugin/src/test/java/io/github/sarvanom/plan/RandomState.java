package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What anybody may have left under the names that the application uses, and beside them; and what the application wants now. Made from
 * a number: the same in every build.
 *
 * @param set in a namespace of its own
 * @param placed what stands there
 * @param parent whether the application's set is told of
 */
public record RandomState(
        int seed, ApplySet set, List<Placed> placed, boolean parent, ManifestSet wanted, Coverage coverage) {

    private static final Map<String, Map<String, ?>> KINDS = Map.of(
            "v1 ConfigMap", Map.of(),
            "v1 Secret", Map.of(),
            "v1 Service", Map.of("ports", List.of(Map.of("port", 80)), "selector", Map.of("app", "x")),
            "apps/v1 Deployment", deployment(),
            "v1 PersistentVolumeClaim", claim(),
            "policy/v1 PodDisruptionBudget",
                    Map.of("minAvailable", 1, "selector", Map.of("matchLabels", Map.of("app", "x"))));
    private static final List<String> NAMES = List.of("a", "c", "b", "d");

    /** Who made an object, and what marks it bears. */
    public enum Origin {
        OURS,
        OURS_GOING,
        OTHER_SET,
        LABEL_COPIED,
        LABEL_LOST,
        KUBECTL,
        HELM
    }

    /** @param manifest as its maker wrote it, marks and all */
    public record Placed(Manifest manifest, Origin origin) {}

    /** {@code apps/v1 Deployment}, in an order that is always the same. */
    public static List<String> kinds() {
        return KINDS.keySet().stream().sorted().toList();
    }

    /** @param names of each kind, up to 4 */
    public static RandomState of(int seed, int names) {
        Random random = new Random(seed);
        ApplySet set = new ApplySet("shop", "shop-" + seed);
        List<Placed> placed = new ArrayList<>();
        List<Manifest> wanted = new ArrayList<>();
        for (String kind : kinds()) {
            for (String name : NAMES.subList(0, names)) {
                if (random.nextInt(3) > 0) {
                    Origin origin = random.nextBoolean()
                            ? Origin.OURS
                            : Origin.values()[random.nextInt(Origin.values().length)];
                    placed.add(placed(set, manifest(set, kind, name, random), origin));
                }
                if (random.nextInt(8) == 0) {
                    wanted.add(manifest(set, kind, name, random));
                }
            }
        }
        return new RandomState(
                seed,
                set,
                placed,
                random.nextInt(5) > 0,
                set.marked(new ManifestSet(wanted)),
                random.nextInt(3) > 0 ? new Coverage.Whole() : new Coverage.Part(Set.of("a", "b")));
    }

    private static Placed placed(ApplySet set, Manifest bare, Origin origin) {
        return new Placed(
                switch (origin) {
                    case OURS, OURS_GOING, LABEL_COPIED -> marked(set, bare);
                    case OTHER_SET -> marked(new ApplySet("other", set.namespace()), bare);
                    case LABEL_LOST, KUBECTL -> bare;
                    case HELM -> with(bare, "annotations", Map.of("meta.helm.sh/release-name", "shop"));
                },
                origin);
    }

    private static Manifest marked(ApplySet set, Manifest bare) {
        return set.marked(new ManifestSet(List.of(bare))).manifests().get(0);
    }

    private static Manifest manifest(ApplySet set, String kind, String name, Random random) {
        String[] parts = kind.split(" ", -1);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("apiVersion", parts[0]);
        content.put("kind", parts[1]);
        content.put(
                "metadata",
                Map.of(
                        "name",
                        name,
                        "namespace",
                        set.namespace(),
                        "labels",
                        Map.of("app.kubernetes.io/name", name, "variant", Integer.toString(random.nextInt(3)))));
        Map<String, ?> spec = KINDS.getOrDefault(kind, Map.of());
        if (!spec.isEmpty()) {
            content.put("spec", spec);
        }
        return Manifest.of(content);
    }

    static Manifest with(Manifest manifest, String key, Object value) {
        Map<String, Object> content = new LinkedHashMap<>(manifest.content());
        Map<String, Object> metadata = new LinkedHashMap<>();
        ((Map<?, ?>) content.getOrDefault("metadata", Map.of()))
                .forEach((field, there) -> metadata.put(field.toString(), there));
        metadata.put(key, value);
        content.put("metadata", metadata);
        return Manifest.of(content);
    }

    private static Map<String, ?> deployment() {
        Map<String, ?> labels = Map.of("app", "x");
        Map<String, ?> container = Map.of("name", "x", "image", "registry.example.com/x@sha256:" + "0".repeat(64));
        return Map.of(
                "replicas",
                0,
                "selector",
                Map.of("matchLabels", labels),
                "template",
                Map.of("metadata", Map.of("labels", labels), "spec", Map.of("containers", List.of(container))));
    }

    private static Map<String, ?> claim() {
        return Map.of(
                "accessModes",
                List.of("ReadWriteOnce"),
                "storageClassName",
                "",
                "resources",
                Map.of("requests", Map.of("storage", "1Mi")));
    }
}
