package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConfigRollTest {
    private static final Map<String, Object> A_OF_SHARED =
            Map.of("name", "A", "valueFrom", Map.of("configMapKeyRef", Map.of("name", "shared", "key", "A")));

    @Test
    void a_changed_entry_rolls_those_who_refer_to_it_and_no_others() {
        List<Map<String, Object>> pods = List.of(
                pod("envFrom", Map.of("configMapRef", Map.of("name", "shared"))),
                pod("env", A_OF_SHARED),
                volume(Map.of("configMap", Map.of("name", "shared", "items", List.of(Map.of("key", "B"))))),
                volume(Map.of("projected", Map.of("sources", List.of(Map.of("configMap", Map.of("name", "shared")))))),
                pod("envFrom", Map.of("configMapRef", Map.of("name", "other"))),
                Map.of());

        assertThat(pods.stream()
                        .map(pod -> rolls(pod, "ConfigMap", Map.of("A", "1", "B", "1"), Map.of("A", "2", "B", "1"))))
                .containsExactly(true, true, false, true, false, false);
        assertThat(pods.stream()
                        .map(pod -> rolls(pod, "ConfigMap", Map.of("A", "1", "B", "1"), Map.of("A", "1", "B", "2"))))
                .containsExactly(true, false, true, true, false, false);
    }

    @Test
    void a_changed_secret_rolls_those_who_refer_to_it() {
        Map<String, Object> env = pod("envFrom", Map.of("secretRef", Map.of("name", "shared")));
        Map<String, Object> volume = volume(Map.of("secret", Map.of("secretName", "shared")));
        Map<String, Object> config = pod("envFrom", Map.of("configMapRef", Map.of("name", "shared")));

        assertThat(List.of(env, volume, config).stream()
                        .map(pod -> rolls(pod, "Secret", Map.of("A", "MQ=="), Map.of("A", "Mg=="))))
                .containsExactly(true, true, false);
    }

    @Test
    void a_value_that_moves_to_another_key_is_a_change() {
        Map<String, Object> pod = pod("envFrom", Map.of("configMapRef", Map.of("name", "shared")));

        assertThat(rolls(pod, "ConfigMap", Map.of("A", "1", "B", "2"), Map.of("A", "2", "B", "1")))
                .isTrue();
    }

    @Test
    void another_salt_gives_another_fingerprint_and_the_same_salt_the_same() {
        Fingerprints one = Fingerprints.fresh();

        assertThat(Fingerprints.fresh().of(List.of("x"))).isNotEqualTo(one.of(List.of("x")));
        assertThat(Fingerprints.of(one.salt()).of(List.of("x"))).isEqualTo(one.of(List.of("x")));
        assertThat(one.of(List.of("ab", "c"))).isNotEqualTo(one.of(List.of("a", "bc")));
    }

    private static boolean rolls(
            Map<String, Object> podSpec, String kind, Map<String, String> before, Map<String, String> after) {
        return !stamped(podSpec, kind, before).equals(stamped(podSpec, kind, after));
    }

    private static Manifest stamped(Map<String, Object> podSpec, String kind, Map<String, String> data) {
        Manifest workload = object("apps/v1", "Deployment", "spec", Map.of("template", Map.of("spec", podSpec)));
        ManifestSet sources = new ManifestSet(List.of(object("v1", kind, "data", new TreeMap<>(data))));
        return new ConfigRoll(ExampleApplication.FINGERPRINTS)
                .stamped(new ManifestSet(List.of(workload)), sources)
                .manifests()
                .get(0);
    }

    private static Manifest object(String apiVersion, String kind, String field, Object value) {
        return Manifest.of(
                Map.of("apiVersion", apiVersion, "kind", kind, "metadata", Map.of("name", "shared"), field, value));
    }

    private static Map<String, Object> pod(String field, Object reference) {
        return Map.of("containers", List.of(Map.of("name", "main", field, List.of(reference))));
    }

    private static Map<String, Object> volume(Map<String, Object> volume) {
        return Map.of("volumes", List.of(volume));
    }
}
