package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of the folder of cases is laid over the example's staging; beside it stands what comes of it. */
class OverlaysTest {
    private static final Path CASES = Path.of("src/test/resources/manifests/overlays");

    private final Environment staging = ExampleApplication.environment("staging");

    @TempDir
    Path root;

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_overlay_has_this_outcome(String name) throws IOException {
        write("src/main/sarvanom/staging/overlay.yaml", Files.readString(CASES.resolve(name + ".yaml")));

        String outcome = outcome(ExampleApplication.manifests("staging"), Set.of());

        assertThat(outcome.startsWith("refused")).isEqualTo(name.startsWith("refused"));
        assertThat(outcome).doesNotContain("canary", "Y2FuYXJ5", root.toString());
        assertThat(checked()).isEqualTo(outcome.startsWith("refused") ? outcome : "");
        Golden.matches("manifests/overlays/" + name + ".txt", outcome);
    }

    @Test
    void the_environment_goes_over_the_base_and_a_module_over_the_root() throws IOException {
        write("src/main/sarvanom/base/a.yaml", replicas(3, "root, base"));
        write("gateway/src/main/sarvanom/base/a.yml", replicas(4, "module, base"));
        write("src/main/sarvanom/staging/deep/a.yaml", replicas(5, "root, staging"));
        write("gateway/src/main/sarvanom/staging/a.yaml", replicas(6, "module, staging"));
        write("src/main/sarvanom/production/a.yaml", replicas(7, "another environment"));
        write("src/main/sarvanom/staging/README.md", "no overlay");

        Manifest gateway = deployment(merged(Set.of()), "gateway");

        assertThat(Tree.text(gateway.content(), "spec", "replicas")).isEqualTo("6");
        assertThat(Tree.map(gateway.content(), "metadata", "annotations")).hasSize(4);
    }

    @Test
    void what_is_said_of_a_service_that_is_left_out_is_set_aside() throws IOException {
        write("src/main/sarvanom/base/a.yaml", replicas(3, "gateway").replace("name: gateway", "name: feeds"));

        assertThat(merged(Set.of("feeds"))).isEqualTo(merged(Overlays.none(), Set.of()));
    }

    @Test
    void a_budget_of_a_service_with_a_single_replica_is_set_aside() throws IOException {
        write("src/main/sarvanom/base/a.yaml", """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: gateway}
                spec: {maxUnavailable: 2}
                """);
        ManifestSet single = ExampleApplication.manifests(staging, List.of(ExampleApplication.gateway(1)));

        assertThat(outcome(single, Set.of())).isEmpty();
    }

    @Test
    void configuration_that_an_overlay_changes_rolls_its_readers() throws IOException {
        write("src/main/sarvanom/base/a.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: sarvanom-config}
                data: {EXTRA: "1"}
                """);

        Manifest before = deployment(ExampleApplication.manifests("staging"), "gateway");
        Manifest after = deployment(merged(Set.of()), "gateway");

        assertThat(hash(after)).isNotEqualTo(hash(before)).isNotEmpty();
    }

    @Test
    void an_overlay_that_says_what_is_so_changes_nothing() throws IOException {
        ManifestSet generated = ExampleApplication.manifests("staging");
        for (Manifest manifest : generated) {
            if (!manifest.id().kind().equals("Secret")) {
                write(
                        "src/main/sarvanom/base/" + manifest.id().display().replace(' ', '-') + ".yaml",
                        new ManifestYaml().text(manifest.content()));
            }
        }

        assertThat(merged(Set.of())).isEqualTo(generated);
    }

    private String outcome(ManifestSet generated, Set<String> leftOut) {
        try {
            ManifestSet merged = overlays().mergeInto(generated, staging, ExampleApplication.FINGERPRINTS, leftOut);
            return difference(generated, merged);
        } catch (SarvanomException e) {
            return "refused: " + e.getMessage() + "\n";
        }
    }

    /** The same, before there are images. */
    private String checked() {
        List<Problem> problems = overlays().check(staging, ExampleApplication.services("staging"), Set.of());
        return problems.isEmpty() ? "" : "refused: " + new SarvanomException(Blame.USER, problems).getMessage() + "\n";
    }

    private ManifestSet merged(Set<String> leftOut) {
        return merged(overlays(), leftOut);
    }

    private ManifestSet merged(Overlays overlays, Set<String> leftOut) {
        return overlays.mergeInto(
                ExampleApplication.manifests("staging"), staging, ExampleApplication.FINGERPRINTS, leftOut);
    }

    private Overlays overlays() {
        return Overlays.read(root, List.of(root, root.resolve("gateway")), "staging");
    }

    private static String difference(ManifestSet before, ManifestSet after) {
        List<String> parts = new ArrayList<>();
        for (Manifest manifest : after) {
            Optional<Manifest> old = before.find(manifest.id());
            if (!old.equals(Optional.of(manifest))) {
                parts.add((old.isPresent() ? "# changed\n" : "# new\n") + new ManifestYaml().text(manifest.content()));
            }
        }
        for (Manifest manifest : before) {
            if (after.find(manifest.id()).isEmpty()) {
                parts.add("# gone: " + manifest + "\n");
            }
        }
        return String.join("---\n", parts);
    }

    private static String replicas(int replicas, String who) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: gateway
                  annotations: {"%s": "true"}
                spec: {replicas: %d}
                """.formatted(who.replace(", ", "/"), replicas);
    }

    private static Manifest deployment(ManifestSet set, String name) {
        return set.manifests().stream()
                .filter(manifest -> manifest.id().display().equals("Deployment " + name))
                .findFirst()
                .orElseThrow();
    }

    private static String hash(Manifest deployment) {
        return Tree.text(deployment.content(), "spec", "template", "metadata", "annotations", ConfigRoll.CONFIG_HASH);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
