package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.manifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for refusals, from answers recorded on Kubernetes v1.34.4 ({@code cluster/status}). */
class RefusalTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "unauthorized, apps/v1, Deployment, gateway, 401",
        "forbidden, apps/v1, Deployment, gateway, 403",
        "quota, v1, ConfigMap, c, 403",
        "namespace-terminating, v1, ConfigMap, c, 403",
        "namespace-missing, apps/v1, Deployment, gateway, 404",
        "conflict, apps/v1, Deployment, gateway, 409",
        "too-large, v1, ConfigMap, big, 422",
        "too-large-request, v1, ConfigMap, big, 413",
        "immutable-selector, apps/v1, Deployment, gateway, 422",
        "invalid-fields, apps/v1, Deployment, other, 422",
        "invalid-secret, v1, Secret, s, 422",
        "invalid-secret-data, v1, Secret, s, 500",
        "invalid-secret-type, v1, Secret, s, 500",
        "unknown-field, apps/v1, Deployment, gateway, 500",
        "bad-quantity, apps/v1, Deployment, other, 500",
        "wrong-type, apps/v1, Deployment, other, 500",
    })
    void isToldInFull(String recorded, String apiVersion, String kind, String name, int status) throws IOException {
        String answer = Files.readString(Path.of("src/test/resources/cluster/status/" + recorded + ".json"));
        try (ScriptedServer server = ScriptedServer.start(folder, turn -> turn.json(status, answer));
                ClusterConnection connection = server.connection()) {
            Manifest manifest = manifest(apiVersion, kind, name);
            ClusterException refused = catchThrowableOfType(
                    ClusterException.class, () -> connection.writer().apply(manifest));
            assertThat(refused.status()).isEqualTo(status);
            Golden.matches(
                    "cluster/refusal/" + recorded + ".txt",
                    refused.getMessage().replace(server.address(), "https://api:6443") + "\n");
        }
    }

    @Test
    void aListThatIsForbiddenShowsTheRoleThatWouldAllowIt() throws IOException {
        String answer = Files.readString(Path.of("src/test/resources/cluster/status/forbidden-list.json"));
        try (ScriptedServer server = ScriptedServer.start(folder, turn -> turn.json(403, answer));
                ClusterConnection connection = server.connection()) {
            ClusterException refused = catchThrowableOfType(
                    ClusterException.class, () -> connection.reader().list("v1", "Secret", "staging", ""));
            Golden.matches("cluster/refusal/forbidden-list.txt", refused.getMessage() + "\n");
        }
    }

    /** What was refused is in the role, also where a usual deploy does not need it. */
    @ParameterizedTest
    @CsvSource({"update, PUT", "delete, DELETE", "create, POST"})
    void theRoleGrantsWhatWasRefused(String verb, String method) throws IOException {
        String answer = Files.readString(Path.of("src/test/resources/cluster/status/forbidden.json"))
                .replace("cannot patch", "cannot " + verb);
        Manifest manifest = manifest("apps/v1", "Deployment", "gateway");
        try (ScriptedServer server = ScriptedServer.start(folder, turn -> turn.json(403, answer));
                ClusterConnection connection = server.connection()) {
            ClusterException refused =
                    catchThrowableOfType(ClusterException.class, () -> write(connection.writer(), verb, manifest));
            assertThat(server.asked().get(0)).startsWith(method);
            assertThat(refused.getMessage()).contains("may not " + verb + " deployments in namespace staging");
            assertThat(verbs(refused)).contains(verb).contains("get", "list", "watch", "create", "patch");
        }
    }

    private static void write(ClusterWriter writer, String verb, Manifest manifest) {
        switch (verb) {
            case "update" -> writer.replace(manifest);
            case "delete" -> writer.delete(manifest.id(), "uid-1");
            default -> writer.create(manifest);
        }
    }

    /** Of the rule that is shown. */
    private static List<String> verbs(ClusterException refused) {
        String text = refused.problems().get(0).remedy();
        String verbs = text.substring(text.indexOf("verbs: [") + "verbs: [".length());
        return List.of(verbs.substring(0, verbs.indexOf(']')).split(", "));
    }

    @Test
    void aConflictNamesFieldsAndManagers() throws IOException {
        String answer = Files.readString(Path.of("src/test/resources/cluster/status/conflict.json"));
        try (ScriptedServer server = ScriptedServer.start(folder, turn -> turn.json(409, answer));
                ClusterConnection connection = server.connection()) {
            ClusterConflict conflict = catchThrowableOfType(
                    ClusterConflict.class,
                    () -> connection.reader().preview(manifest("apps/v1", "Deployment", "gateway")));
            assertThat(conflict.fields())
                    .containsExactly(
                            new ClusterConflict.Field(".spec.replicas", "helm"),
                            new ClusterConflict.Field(
                                    ".spec.template.spec.containers[name=\"gateway\"].image", "helm"));
        }
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() {
        try (ScriptedServer server = ScriptedServer.start(
                        folder, turn -> turn.json(turn.number() < 3 ? 503 : 200, "{\"items\": []}"));
                ClusterConnection connection = server.connection()) {
            assertThat(connection.reader().list("v1", "Pod", "staging", "")).isEmpty();
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void anAnswerThatIsNotKubernetesIsShownAsItIs() {
        try (ScriptedServer server =
                        ScriptedServer.start(folder, turn -> turn.json(418, "<html>a proxy's page</html>"));
                ClusterConnection connection = server.connection()) {
            ClusterException refused = catchThrowableOfType(
                    ClusterException.class, () -> connection.reader().list("v1", "Pod", "staging", ""));
            Golden.matches(
                    "cluster/refusal/not-kubernetes.txt",
                    refused.getMessage().replace(server.address(), "https://api:6443") + "\n");
        }
    }

    @Test
    void theLogOfAContainerThatHasNotRunIsEmpty() {
        try (ScriptedServer server = ScriptedServer.start(
                        folder,
                        turn -> turn.json(
                                turn.path().contains("previous") ? 400 : 200,
                                turn.path().contains("previous") ? "{\"kind\": \"Status\"}" : "one line\n"));
                ClusterConnection connection = server.connection()) {
            ClusterReader reader = connection.reader();
            assertThat(reader.log("staging", "p", "c", LogInstance.CURRENT, 20)).isEqualTo("one line\n");
            assertThat(reader.log("staging", "p", "c", LogInstance.PREVIOUS, 20))
                    .isEmpty();
            assertThat(server.asked())
                    .containsExactly(
                            "GET /api/v1/namespaces/staging/pods/p/log?container=c&tailLines=20",
                            "GET /api/v1/namespaces/staging/pods/p/log?container=c&tailLines=20&previous=true");
        }
    }

    private static Manifest manifest(String apiVersion, String kind, String name) {
        return Manifest.of(Map.of(
                "apiVersion", apiVersion, "kind", kind, "metadata", Map.of("name", name, "namespace", "staging")));
    }
}
