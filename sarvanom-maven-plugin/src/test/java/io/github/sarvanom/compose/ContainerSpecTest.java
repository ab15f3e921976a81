package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.compose.LocalChange.Kind;
import io.github.sarvanom.configuration.StoreSettings;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.manifests.ManifestYaml;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContainerSpecTest {
    private final Problems problems = new Problems();

    @Test
    void theEngineIsAskedForWhatTheFileSays() {
        Environment environment = environment(Shop.store("postgres"), Shop.store("redis"));
        ComposeFile file = ComposeFile.of(
                environment, List.of(Shop.service("gateway", 8004, "postgres")), LocalOverlays.none(), problems);
        Map<String, Object> bodies = new TreeMap<>();
        file.containers().forEach((name, content) -> {
            ContainerSpec spec = spec(file, name, environment.secrets());
            bodies.put(spec.container(), spec.body());
            assertThat(spec.toString()).doesNotContain(Shop.CANARY);
        });

        Golden.matches("compose/engine-bodies.yaml", new ManifestYaml().text(bodies));
    }

    @Test
    void theHashDoesNotDependOnTheOrderOfWords() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("image", "a:1");
        one.put("environment", Map.of("A", "1", "B", "2"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("environment", new TreeMap<>(Map.of("B", "2", "A", "1")));
        other.put("image", "a:1");

        assertThat(new ContainerSpec("p", "a", one).hash()).isEqualTo(new ContainerSpec("p", "a", other).hash());
        other.put("image", "a:2");
        assertThat(new ContainerSpec("p", "a", one).hash()).isNotEqualTo(new ContainerSpec("p", "a", other).hash());
    }

    @Test
    void aChangedSecretChangesTheContainersThatGetIt() {
        Environment environment = environment(Shop.store("postgres"), Shop.store("qdrant"));
        ComposeFile file = ComposeFile.of(environment, List.of(), LocalOverlays.none(), problems);
        SecretValues rotated = new SecretValues(Map.of("POSTGRES_PASSWORD", "another"));

        assertThat(spec(file, "postgres", rotated).hash())
                .isNotEqualTo(spec(file, "postgres", environment.secrets()).hash());
        assertThat(spec(file, "qdrant", rotated).hash())
                .isEqualTo(spec(file, "qdrant", environment.secrets()).hash());
    }

    @Test
    void plansWhatDiffersAndLeavesWhatIsNotOfThisRun() {
        ContainerSpec same = new ContainerSpec("p", "same", Map.of("image", "a:1"));
        ContainerSpec changed = new ContainerSpec("p", "changed", Map.of("image", "a:2"));
        ContainerSpec stopped = new ContainerSpec("p", "stopped", Map.of("image", "a:3"));
        ContainerSpec fresh = new ContainerSpec("p", "fresh", Map.of("image", "a:4"));
        LocalPlan plan = LocalPlan.of(
                Map.of("same", same, "changed", changed, "stopped", stopped, "fresh", fresh),
                List.of(
                        summary("same", same.hash(), "running"),
                        summary("changed", "old", "running"),
                        summary("stopped", stopped.hash(), "exited"),
                        summary("gone", "old", "running"),
                        summary("elsewhere", "old", "running")),
                Set.of("elsewhere"));

        assertThat(plan.changes())
                .containsExactly(
                        new LocalChange("fresh", Kind.CREATE),
                        new LocalChange("changed", Kind.RECREATE),
                        new LocalChange("stopped", Kind.START),
                        new LocalChange("same", Kind.LEAVE),
                        new LocalChange("gone", Kind.REMOVE));
        assertThat(plan.isEmpty()).isFalse();
    }

    @Test
    void refusesWhatItWouldLeaveOutSilently() {
        new ContainerSpec("p", "gateway", Map.of("image", "a:1", "gpus", "all", "network_mode", "host"))
                .check(problems);

        Golden.matches(
                "compose/not-carried-out.txt",
                problems.list().stream().map(Problem::text).collect(Collectors.joining("\n\n", "", "\n")));
    }

    private static Map<String, Object> summary(String name, String hash, String state) {
        return Map.of("Labels", Map.of(ContainerSpec.SERVICE, name, ContainerSpec.HASH, hash), "State", state);
    }

    private Environment environment(StoreSettings... stores) {
        return Shop.environment("compose", problems, stores).orElseThrow();
    }

    private static ContainerSpec spec(ComposeFile file, String name, SecretValues secrets) {
        return new ContainerSpec(
                file.project(),
                name,
                new Interpolation(secrets).filled(file.container(name).orElseThrow()));
    }
}
