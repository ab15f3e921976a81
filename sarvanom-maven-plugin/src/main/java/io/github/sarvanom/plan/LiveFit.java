package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fits what is wanted to what is there, where Kubernetes leaves no choice: a selector can't be changed, so a live one that our
 * pods can satisfy is kept; and where there is an autoscaler, it says how many replicas there are.
 */
public final class LiveFit {
    private static final Set<String> SELECTING = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private final LiveState live;
    private final Set<String> scaled;

    public LiveFit(ManifestSet wanted, LiveState live) {
        this.live = live;
        this.scaled = new HashSet<>(Stream.concat(
                        wanted.manifests().stream().map(manifest -> LiveObject.of(manifest.content())),
                        live.members().objects().stream())
                .filter(object -> object.id().kind().equals("HorizontalPodAutoscaler"))
                .map(object -> object.text("spec", "scaleTargetRef", "kind") + " "
                        + object.text("spec", "scaleTargetRef", "name"))
                .toList());
    }

    public ManifestSet fitted(ManifestSet wanted) {
        return new ManifestSet(wanted.manifests().stream()
                .map(manifest -> live.find(manifest.id())
                        .map(there -> fitted(manifest, there))
                        .orElse(manifest))
                .toList());
    }

    private Manifest fitted(Manifest manifest, LiveObject there) {
        ResourceId id = manifest.id();
        Manifest fitted = SELECTING.contains(id.kind()) ? withLiveSelector(manifest, there) : manifest;
        return scaled.contains(id.display()) ? withLiveReplicas(fitted, there) : fitted;
    }

    /** The pods get what the live selector asks for, unless they carry the same label with another value. */
    private static Manifest withLiveSelector(Manifest manifest, LiveObject there) {
        Map<String, Object> asked = map(there.at("spec", "selector", "matchLabels"));
        Map<String, Object> content = manifest.content();
        Map<String, Object> spec = map(content.get("spec"));
        Map<String, Object> template = map(spec.get("template"));
        Map<String, Object> metadata = map(template.get("metadata"));
        Map<String, Object> labels = map(metadata.get("labels"));
        boolean fits = asked.entrySet().stream()
                .allMatch(label ->
                        labels.getOrDefault(label.getKey(), label.getValue()).equals(label.getValue()));
        if (asked.isEmpty() || !fits || map(spec.get("selector")).equals(there.at("spec", "selector"))) {
            return manifest;
        }
        Map<String, Object> more = new LinkedHashMap<>(labels);
        more.putAll(asked);
        Map<String, Object> grown = with(template, "metadata", with(metadata, "labels", more));
        Map<String, Object> selecting = with(spec, "selector", map(there.at("spec", "selector")));
        return Manifest.of(with(content, "spec", with(selecting, "template", grown)));
    }

    /**
     * What nobody but us has set stays as it is until the autoscaler sets it: an apply that only leaves the field out would take
     * it away, and one replica would be left.
     */
    private static Manifest withLiveReplicas(Manifest manifest, LiveObject there) {
        Map<String, Object> spec = new LinkedHashMap<>(map(manifest.content().get("spec")));
        Object replicas = there.at("spec", "replicas");
        if (replicas == null || isSetByAnother(there)) {
            spec.remove("replicas");
        } else {
            spec.put("replicas", replicas);
        }
        return Manifest.of(with(manifest.content(), "spec", spec));
    }

    private static boolean isSetByAnother(LiveObject there) {
        List<Map<String, Object>> owners = there.maps("metadata", "managedFields").stream()
                .filter(entry -> OwnedFields.below(OwnedFields.below(entry, "fieldsV1"), "f:spec")
                        .containsKey("f:replicas"))
                .toList();
        return !owners.isEmpty()
                && owners.stream()
                        .noneMatch(entry -> String.valueOf(entry.get("manager")).equals("sarvanom")
                                || String.valueOf(entry.get("manager")).startsWith("kubectl"));
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
