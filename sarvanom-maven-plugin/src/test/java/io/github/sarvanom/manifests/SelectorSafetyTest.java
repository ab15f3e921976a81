package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Resources;
import io.github.sarvanom.environment.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever changes from release to release, what Kubernetes never lets one change stays the same. */
class SelectorSafetyTest {
    private final Random random = new Random(20261123);

    @Test
    void selectors_depend_on_the_name_alone() {
        for (int i = 0; i < 200; i++) {
            ManifestSet set = release();

            Map<String, Object> expected = Map.of("app", "gateway");
            Map<String, Object> deployment = only(set, "Deployment");
            assertThat(Tree.map(deployment, "spec", "selector")).isEqualTo(Map.of("matchLabels", expected));
            assertThat(Tree.map(only(set, "Service"), "spec", "selector")).isEqualTo(expected);
            assertThat(Tree.map(deployment, "spec", "template", "metadata", "labels"))
                    .containsAllEntriesOf(expected)
                    .doesNotContainKey("app.kubernetes.io/version");
        }
    }

    @Test
    void a_new_version_of_the_same_image_rolls_no_pod() {
        Map<String, Object> one = template("1.0.0");
        Map<String, Object> two = template("1.0.1");

        assertThat(two).isEqualTo(one);
    }

    private static Map<String, Object> template(String version) {
        Environment environment = ExampleApplication.environment("staging");
        Service service = service(version, 8004, 2, Map.of());
        ManifestSet set = new ManifestGenerator()
                .service(environment, service, ExampleApplication.image(service), ExampleApplication.FINGERPRINTS);
        return Tree.map(only(set, "Deployment"), "spec", "template");
    }

    private ManifestSet release() {
        Environment environment = ExampleApplication.environment("staging", Map.of("K", word()), Map.of("S", word()));
        Service service = service(word(), 1 + random.nextInt(65535), random.nextInt(20), Map.of("X", word()));
        String image = "registry.example.com/" + random.nextInt() + "@sha256:" + "%064x".formatted(random.nextLong());
        return new ManifestGenerator().service(environment, service, image, Fingerprints.fresh());
    }

    private static Service service(String version, int port, int replicas, Map<String, String> config) {
        Resources some = new Resources("1", "1Gi");
        return new Service(
                "gateway",
                version,
                port,
                "/health",
                replicas,
                some,
                some,
                new TreeMap<>(config),
                List.of(),
                Path.of("gateway"));
    }

    private String word() {
        String alphabet = "abcXYZ019.-_+ $:/é";
        StringBuilder word = new StringBuilder();
        random.ints(random.nextInt(80), 0, alphabet.length()).forEach(i -> word.append(alphabet.charAt(i)));
        return word.toString();
    }

    private static Map<String, Object> only(ManifestSet set, String kind) {
        return set.manifests().stream()
                .filter(manifest -> manifest.id().kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
