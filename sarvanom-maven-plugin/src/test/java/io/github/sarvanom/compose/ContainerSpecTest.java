package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.compose.LocalChange.Kind;
import io.github.sarvanom.configuration.StoreSettings;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.manifests.ManifestYaml;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

        assertThat(plain("a", one).hash()).isEqualTo(plain("a", other).hash());
        other.put("image", "a:2");
        assertThat(plain("a", one).hash()).isNotEqualTo(plain("a", other).hash());
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
        ContainerSpec same = plain("same", Map.of("image", "a:1"));
        ContainerSpec changed = plain("changed", Map.of("image", "a:2"));
        ContainerSpec stopped = plain("stopped", Map.of("image", "a:3"));
        ContainerSpec fresh = plain("fresh", Map.of("image", "a:4"));
        Map<String, ContainerSpec> wanted =
                Map.of("same", same, "changed", changed, "stopped", stopped, "fresh", fresh);
        List<Object> present = List.of(
                summary("same", same.hash(), "running"),
                summary("changed", "old", "running"),
                summary("stopped", stopped.hash(), "exited"),
                summary("gone", "old", "running"),
                summary("skipped", "old", "running"));
        LocalPlan whole = LocalPlan.of(wanted, present, new LocalCoverage.Whole(Set.of("skipped")));
        List<LocalChange> ofItsOwn = List.of(
                new LocalChange("fresh", Kind.CREATE),
                new LocalChange("changed", Kind.RECREATE),
                new LocalChange("stopped", Kind.START),
                new LocalChange("same", Kind.LEAVE));

        assertThat(whole.changes())
                .startsWith(ofItsOwn.toArray(LocalChange[]::new))
                .endsWith(new LocalChange("gone", Kind.REMOVE))
                .hasSize(5);
        assertThat(whole.isEmpty()).isFalse();
        assertThat(LocalPlan.of(wanted, present, new LocalCoverage.Part()).changes())
                .isEqualTo(ofItsOwn);
    }

    @Test
    void aTaskThatHasCompletedIsDoneUntilItOrWhatItDependsOnIsMadeAnew() {
        assertThat(task("Exited (0) 2 minutes ago", "db-1")).isEqualTo(Kind.LEAVE);
        assertThat(task("Exited (7) 2 minutes ago", "db-1")).as("it failed").isEqualTo(Kind.START);
        assertThat(task("Exited (0) 2 minutes ago", "db-2")).isEqualTo(Kind.RECREATE);
    }

    /** What becomes of a task, which a service waits for, and which depends on a store of this image, by way of another task. */
    private static Kind task(String status, String image) {
        Map<String, Object> completed = Map.of("condition", "service_completed_successfully");
        ContainerSpec db = plain("db", Map.of("image", image));
        ContainerSpec first = plain("first", Map.of("image", "a:1", "depends_on", List.of("db")));
        ContainerSpec task = plain("task", Map.of("image", "a:1", "depends_on", Map.of("first", completed)));
        ContainerSpec service = plain("service", Map.of("image", "a:1", "depends_on", Map.of("task", completed)));
        Map<String, Object> exited = new TreeMap<>(summary("task", task.hash(), "exited"));
        exited.put("Status", status);
        Map<String, Object> firstExited = new TreeMap<>(summary("first", first.hash(), "exited"));
        firstExited.put("Status", "Exited (0) 3 minutes ago");
        return LocalPlan.of(
                        Map.of("db", db, "first", first, "task", task, "service", service),
                        List.of(
                                summary(
                                        "db",
                                        plain("db", Map.of("image", "db-1")).hash(),
                                        "running"),
                                firstExited,
                                exited,
                                summary("service", service.hash(), "running")),
                        new LocalCoverage.Whole(Set.of()))
                .of("task");
    }

    @Test
    void whatOnlyComposeCarriesOutIsRefusedWithoutIt() {
        Map<String, Object> service = new TreeMap<>(Map.of(
                "image", "a:1",
                "gpus", "all",
                "network_mode", "host",
                "ports", List.of("127.0.0.1:8004:8004", "9000-9010:9000"),
                "volumes", List.of("data:/data", "./seed:/seed:ro"),
                "command", "serve --title 'two words'",
                "deploy", Map.of("resources", Map.of("limits", Map.of("cpus", "1", "pids", 100)))));
        ForeignParts foreign = ForeignParts.of(service, Map.of("volumes", Map.of("data", Map.of("external", true))));
        foreign.checkAlways("gateway", problems);
        foreign.checkWithoutCompose("gateway", "docker compose is not installed", problems);

        Golden.matches("compose/not-carried-out.txt", texts());
    }

    @Test
    void whatNobodyCarriesOutIsRefused() {
        ForeignParts.of(Map.of("image", "a:1", "container_name", "mine", "deploy", Map.of("replicas", 2)), Map.of())
                .checkAlways("gateway", problems);

        Golden.matches("compose/nobody-carries-out.txt", texts());
    }

    @Test
    void whatOnlyComposeCarriesOutChangesTheHashAndWhatItsFilesHold(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("more.env"), "A=1\n");
        String before = foreign(root, Map.of("env_file", "more.env"));

        assertThat(foreign(root, Map.of("env_file", "more.env"))).isEqualTo(before);
        assertThat(foreign(root, Map.of("env_file", "other.env"))).isNotEqualTo(before);
        Files.writeString(root.resolve("more.env"), "A=2\n");
        assertThat(foreign(root, Map.of("env_file", "more.env"))).isNotEqualTo(before);
    }

    private static String foreign(Path root, Map<String, Object> content) {
        ForeignParts parts = new NamedFiles(root, Surroundings.none()).with(ForeignParts.of(content, Map.of()));
        return new ContainerSpec("p", "a", content, parts).hash();
    }

    @Test
    void composeIsGivenSecretsAndHashAndTheNameThatContainersHaveHere() {
        Environment environment = environment(Shop.store("postgres"));
        ComposeFile file = ComposeFile.of(
                environment, List.of(Shop.service("gateway", 8004, "postgres")), LocalOverlays.none(), problems);
        Map<String, ContainerSpec> specs = new TreeMap<>();
        file.containers().keySet().forEach(name -> specs.put(name, spec(file, name, environment.secrets())));
        SecretValues odd = new SecretValues(Map.of("POSTGRES_PASSWORD", "a$b${c}"));
        Map<String, Object> given = Json.tree(new ComposeInput(file, odd, Surroundings.none()).bytes(specs));
        Map<String, Object> postgres = Fields.map(given, "services", "postgres");

        assertThat(given).doesNotContainKey("name");
        assertThat(postgres).containsEntry("container_name", "shop-development-postgres-1");
        assertThat(Fields.text(postgres, "environment", "POSTGRES_PASSWORD")).isEqualTo("a$$b$${c}");
        assertThat(Fields.text(postgres, "labels", ContainerSpec.HASH))
                .isEqualTo(
                        Optional.ofNullable(specs.get("postgres")).orElseThrow().hash());
        assertThat(Fields.text(given, "services", "gateway", "environment", "GREETING"))
                .isEqualTo("it costs 5$$");
    }

    @Test
    void aFolderInMemoryMayHaveOptions() {
        ContainerSpec spec = plain("a", Map.of("image", "a:1", "tmpfs", List.of("/run:size=64m,mode=755", "/tmp")));

        assertThat(Fields.map(spec.body(), "HostConfig", "Tmpfs"))
                .isEqualTo(Map.of("/run", "size=64m,mode=755", "/tmp", ""));
    }

    /** By then what came from a variable is known; it may be a secret. */
    @Test
    void anAmountFromAVariableIsJudgedWhenThatIsFilledIn(@TempDir Path root) {
        LocalShop shop = new LocalShop(root, "tcp://127.0.0.1:1");
        shop.overlay("patience", """
                services:
                  redis:
                    healthcheck: {interval: $REDIS_PASSWORD}
                """);

        assertThatThrownBy(() -> shop.deployment(ComposeWish.By.API, "redis-1"))
                .isInstanceOfSatisfying(
                        SarvanomException.class,
                        wrong -> assertThat(wrong.problems().get(0).text())
                                .contains("redis: healthcheck.interval is no time with a unit")
                                .contains("at src/main/sarvanom/development/patience.yaml:3:")
                                .contains("seen: $REDIS_PASSWORD")
                                .doesNotContain(Shop.CANARY));
    }

    private String texts() {
        return problems.list().stream().map(Problem::text).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static ContainerSpec plain(String name, Map<String, Object> content) {
        return new ContainerSpec("p", name, content, ForeignParts.of(content, Map.of()));
    }

    private static Map<String, Object> summary(String name, String hash, String state) {
        return Map.of("Labels", Map.of(ContainerSpec.SERVICE, name, ContainerSpec.HASH, hash), "State", state);
    }

    private Environment environment(StoreSettings... stores) {
        return Shop.environment("compose", problems, stores).orElseThrow();
    }

    private static ContainerSpec spec(ComposeFile file, String name, SecretValues secrets) {
        Map<String, Object> content = new Interpolation(secrets, Surroundings.none())
                .filled(file.container(name).orElseThrow());
        ForeignParts foreign = ForeignParts.of(content, file.content());
        assertThat(foreign.isEmpty())
                .as("only overlays bring what compose alone carries out")
                .isTrue();
        return new ContainerSpec(file.project(), name, content, foreign);
    }
}
