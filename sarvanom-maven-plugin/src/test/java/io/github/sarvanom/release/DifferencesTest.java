package io.github.sarvanom.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a release that fails has otherwise than the one that ran well before it. */
class DifferencesTest {
    private static final Map<String, String> LAYERS =
            Map.of("base image", "java:17", "classes", "c1", "dependencies", "d1", "resources", "r1");
    private static final Differences.Parts JACKSON =
            new Differences.Parts(Map.of("tools.jackson.core:jackson-core", "3.0.1"), Map.of());

    @Test
    void namesImageLimitsVariablesConfigurationAndSecrets() {
        ManifestSet good = set("a1", "512Mi", Map.of("LOG_LEVEL", "info", "CACHE", "on"), Map.of("DB", "old"));
        ManifestSet bad =
                set("b2", "256Mi", Map.of("LOG_LEVEL", "debug", "POOL", "4"), Map.of("DB", "new", "KEY", "x"));

        List<String> lines = new Differences(good, bad).of("web", JACKSON, JACKSON);

        assertThat(lines)
                .containsExactly(
                        "web image: registry/web@sha256:b2, before registry/web@sha256:a1",
                        "web resources limits memory: 256Mi, before 512Mi",
                        "dependencies: the same, so the image has other classes, resources or another base",
                        "config CACHE is gone",
                        "config LOG_LEVEL: debug, before info",
                        "config POOL is new: 4",
                        "secret KEY is new",
                        "secret DB has another value");
    }

    @Test
    void namesDependencies() {
        ManifestSet good = set("a1", "512Mi", Map.of(), Map.of());
        ManifestSet bad = set("b2", "512Mi", Map.of(), Map.of());
        Differences.Parts newer = new Differences.Parts(
                Map.of("tools.jackson.core:jackson-core", "3.1.0", "org.postgresql:postgresql", "42.7.8"), Map.of());

        assertThat(new Differences(good, bad).of("web", JACKSON, newer))
                .containsExactly(
                        "web image: registry/web@sha256:b2, before registry/web@sha256:a1",
                        "dependency org.postgresql:postgresql is new: 42.7.8",
                        "dependency tools.jackson.core:jackson-core: 3.1.0, before 3.0.1");
    }

    @Test
    void namesTheLayersThatAreOthers() {
        ManifestSet good = set("a1", "512Mi", Map.of(), Map.of());
        ManifestSet bad = set("b2", "512Mi", Map.of(), Map.of());
        Map<String, String> newer =
                Map.of("base image", "java:17", "classes", "c2", "dependencies", "d1", "snapshot dependencies", "s1");

        assertThat(new Differences(good, bad).of("web", built(LAYERS), built(newer)))
                .containsExactly(
                        "web image: registry/web@sha256:b2, before registry/web@sha256:a1",
                        "image layers changed: classes, resources, snapshot dependencies; the same: base image, dependencies");
        assertThat(new Differences(good, bad).of("web", built(LAYERS), built(LAYERS)))
                .contains(
                        "image layers: the same, so its settings or what its base image's name stands for are others");
    }

    @Test
    void aRecordWithoutLayersIsComparedByItsDependencies() {
        ManifestSet good = set("a1", "512Mi", Map.of(), Map.of());
        ManifestSet bad = set("b2", "512Mi", Map.of(), Map.of());
        assertThat(new Differences(good, bad).of("web", JACKSON, built(LAYERS)))
                .contains("dependencies: the same, so the image has other classes, resources or another base");
    }

    /** What stands beside the service in its pods is not what its build has made. */
    @Test
    void anotherContainersImageSaysNothingOfTheLayers() {
        ManifestSet good = set("a1", "512Mi", Map.of(), Map.of());
        ManifestSet bad = with(
                good, Map.of("name", "helper", "image", "registry/helper:1", "env", List.of(Map.of("name", "EMPTY"))));

        assertThat(new Differences(good, bad).of("web", built(LAYERS), built(LAYERS)))
                .containsExactly("helper env EMPTY is new", "helper image is new: registry/helper:1");
    }

    private static Differences.Parts built(Map<String, String> layers) {
        return new Differences.Parts(JACKSON.dependencies(), layers);
    }

    @Test
    void whatIsTheSameIsNotTold() {
        ManifestSet same = set("a1", "512Mi", Map.of("A", "1"), Map.of("DB", "x"));
        assertThat(new Differences(same, same).of("web", JACKSON, JACKSON)).isEmpty();
    }

    private static ManifestSet set(
            String digest, String memory, Map<String, String> config, Map<String, String> secrets) {
        Map<String, Object> container = Map.of(
                "name",
                "web",
                "image",
                "registry/web@sha256:" + digest,
                "resources",
                Map.of("limits", Map.of("memory", memory)));
        Map<String, Object> pod = Map.of(
                "metadata", Map.of("annotations", Map.of("fingerprint", digest)),
                "spec", Map.of("containers", List.of(container)));
        return new ManifestSet(List.of(
                object("apps/v1", "Deployment", Map.of("spec", Map.of("template", pod))),
                object("v1", "ConfigMap", Map.of("data", config)),
                object("v1", "Secret", Map.of("stringData", secrets))));
    }

    /** The same, with one container more. */
    @SuppressWarnings("unchecked")
    private static ManifestSet with(ManifestSet set, Map<String, Object> container) {
        return new ManifestSet(set.manifests().stream()
                .map(manifest -> {
                    Map<String, Object> content = manifest.content();
                    if (manifest.id().kind().equals("Deployment")) {
                        Map<String, Object> spec = (Map<String, Object>) content.get("spec");
                        Map<String, Object> pod = (Map<String, Object>) spec.get("template");
                        List<Object> containers = new ArrayList<>(
                                (List<Object>) ((Map<String, Object>) pod.get("spec")).get("containers"));
                        containers.add(container);
                        content = new LinkedHashMap<>(content);
                        content.put("spec", Map.of("template", Map.of("spec", Map.of("containers", containers))));
                    }
                    return Manifest.of(content);
                })
                .toList());
    }

    private static Manifest object(String apiVersion, String kind, Map<String, ?> rest) {
        Map<String, Object> tree = new LinkedHashMap<>(rest);
        tree.put("apiVersion", apiVersion);
        tree.put("kind", kind);
        tree.put("metadata", Map.of("name", "web", "namespace", "n"));
        return Manifest.of(tree);
    }
}
