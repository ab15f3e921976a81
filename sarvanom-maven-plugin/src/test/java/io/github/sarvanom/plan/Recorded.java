package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.pipeline.ManifestFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code every-kind.yaml}, and what Kubernetes v1.34.4 made of it after one server-side apply by {@code sarvanom}. */
final class Recorded {
    static final ManifestSet WANTED = ManifestFile.load("/pipeline/every-kind.yaml", "recorded");
    static final LiveState LIVE = live();

    private Recorded() {}

    static Manifest wanted(String kind, String name) {
        return WANTED.manifests().stream()
                .filter(manifest -> manifest.id().display().equals(kind + " " + name))
                .findFirst()
                .orElseThrow();
    }

    static LiveObject live(ResourceId id) {
        return LIVE.find(id).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static LiveState live() {
        Map<String, Object> list = JsonMapper.shared()
                .readValue(
                        Path.of("src/test/resources/plan/every-kind-live.json").toFile(), Map.class);
        Map<ResourceId, LiveObject> objects = new HashMap<>();
        for (Map<String, Object> item : (List<Map<String, Object>>) list.get("items")) {
            LiveObject live = LiveObject.of(item);
            objects.put(live.id(), live);
        }
        return new LiveState(objects);
    }
}
