package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.sarvanom.manifests.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real cluster with a real registry, a secret's value is in Secrets, and nowhere else that this plugin writes. */
@OnTestbed
class CanariesIT {
    private static final String PASSWORD = "canary-p0stgres/\"+&=\\ends";
    private static final String KEY = "canary-0penai%<>ends";
    private static final Canaries CANARIES = new Canaries(PASSWORD, KEY);

    /** Pods are the application's: what it says of its secrets itself is not ours. */
    private static final List<String> COLLECTIONS = List.of(
            "/api/v1/namespaces/%s/configmaps",
            "/api/v1/namespaces/%s/events",
            "/api/v1/namespaces/%s/serviceaccounts",
            "/api/v1/namespaces/%s/services",
            "/apis/apps/v1/namespaces/%s/deployments",
            "/apis/apps/v1/namespaces/%s/replicasets",
            "/apis/coordination.k8s.io/v1/namespaces/%s/leases",
            "/apis/networking.k8s.io/v1/namespaces/%s/networkpolicies",
            "/apis/policy/v1/namespaces/%s/poddisruptionbudgets");

    private final Testbed testbed;
    private final FreshNamespace namespace;
    private final ExampleReactor example;

    CanariesIT(Testbed testbed, FreshNamespace namespace, @TempDir Path folder) {
        this.testbed = testbed;
        this.namespace = namespace;
        this.example = ExampleReactor.copy(folder, testbed);
    }

    @Test
    void aSecretsValueIsInSecretsAlone() throws Exception {
        Files.writeString(
                example.folder().resolve(".env.staging"),
                "POSTGRES_PASSWORD='" + PASSWORD + "'\nOPENAI_API_KEY='" + KEY + "'\nREDIS_PASSWORD=a1\n"
                        + "ARANGO_ROOT_PASSWORD=b2\nMEILI_MASTER_KEY=c3\nANTHROPIC_API_KEY=d4\nHUGGINGFACE_API_KEY=e5\n");
        MavenRun good = run("canaries-good", "sarvanom:deploy", "-X");
        assertThat(good.exit()).as(good.output()).isZero();
        String first = "Settings settings = Settings.ofThisProcess();";
        example.edit(
                "gateway/src/main/java/com/sarvanom/gateway/GatewayMain.java",
                first,
                first + " if (settings != null) { throw new IllegalStateException(\"no login with \""
                        + " + System.getenv(\"POSTGRES_PASSWORD\")); }");
        MavenRun failed = run("canaries-failed", "sarvanom:deploy", "-e");
        assertThat(failed.exit()).isNotZero();
        assertThat(failed.output()).contains("failed and restored", "IllegalStateException: no login with ");
        MavenRun history = run("canaries-history", "sarvanom:history", "-Dsarvanom.revision=2");
        for (MavenRun run : List.of(good, failed, history)) {
            CANARIES.assertNoneIn(run.output().lines().findFirst().orElse(""), run.output());
        }
        filesTellNothing();
        objectsTellNothing();
        imagesTellNothing();
    }

    private MavenRun run(String name, String goal, String more) {
        return example.run(
                name,
                Map.of("KUBECONFIG", testbed.kubeconfig().toString()),
                goal,
                "-Pstaging",
                "-DskipTests",
                "-Dsarvanom.cluster=testbed",
                "-Dsarvanom.namespace=" + namespace.name(),
                "-Dsarvanom.registry=" + testbed.registry() + "/sarvanom",
                more);
    }

    private void filesTellNothing() throws IOException {
        try (Stream<Path> all = Files.walk(example.folder())) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/target/"))
                    .toList();
            assertThat(files).anyMatch(file -> file.toString().contains("failed-2"));
            for (Path file : files) {
                CANARIES.assertNoneIn(file.toString(), Files.readAllBytes(file));
            }
        }
    }

    /** Records are compressed, and in parts that belong together. */
    private void objectsTellNothing() throws IOException {
        KubernetesClient client = testbed.client();
        for (String collection : COLLECTIONS) {
            String path = collection.formatted(namespace.name());
            CANARIES.assertNoneIn(path, client.raw(path));
        }
        List<String> parts = new ArrayList<>();
        client.configMaps().inNamespace(namespace.name()).list().getItems().forEach(map -> {
            if (map.getBinaryData() != null) {
                parts.addAll(map.getBinaryData().values());
            }
        });
        assertThat(parts)
                .as("one of each release, and what was seen of the one that failed")
                .hasSize(3);
        for (String part : parts) {
            CANARIES.assertNoneIn("a record", Base64.getDecoder().decode(part));
        }
    }

    private void imagesTellNothing() throws IOException, InterruptedException {
        String image = testbed.client()
                .apps()
                .deployments()
                .inNamespace(namespace.name())
                .withName("gateway")
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
        String repository = image.substring(image.indexOf('/') + 1, image.indexOf('@'));
        byte[] manifest = fetched(repository + "/manifests/" + image.substring(image.indexOf('@') + 1));
        CANARIES.assertNoneIn("the image's manifest", manifest);
        Map<String, Object> tree = Json.tree(manifest);
        List<String> blobs = new ArrayList<>(List.of(digest(tree.get("config"))));
        ((List<?>) tree.getOrDefault("layers", List.of())).forEach(layer -> blobs.add(digest(layer)));
        assertThat(blobs).hasSizeGreaterThan(1);
        for (String blob : blobs) {
            CANARIES.assertNoneIn("layer " + blob, fetched(repository + "/blobs/" + blob));
        }
    }

    private static String digest(@org.jspecify.annotations.Nullable Object descriptor) {
        return descriptor instanceof Map<?, ?> map ? String.valueOf(map.get("digest")) : "";
    }

    private byte[] fetched(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + testbed.registry() + "/v2/" + path))
                .header(
                        "Accept",
                        "application/vnd.oci.image.manifest.v1+json,application/vnd.docker.distribution.manifest.v2+json")
                .build();
        HttpResponse<byte[]> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }
}
