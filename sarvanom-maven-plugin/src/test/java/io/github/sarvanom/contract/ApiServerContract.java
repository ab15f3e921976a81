package io.github.sarvanom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What an API server has to answer, verb by verb. Runs against the rehearsal in every build, and against a real API server where
 * there is one; both must meet the same expectations. The scenarios are recorded from the real one.
 */
public abstract class ApiServerContract implements WatchesContract, WorkloadsContract, SetsAndJobsContract {
    static final List<String> SCENARIOS = List.of(
            "apply",
            "apply-lists",
            "apply-secrets",
            "apply-others",
            "create",
            "update",
            "patch",
            "delete",
            "dry-run",
            "proxy",
            "list",
            "defaults",
            "namespaces",
            "sets-and-jobs",
            "validation-workload",
            "validation-service",
            "validation-config",
            "validation-policy",
            "unknown");

    private String namespace = "contract-" + Long.toString(System.nanoTime(), 36);

    @Override
    public abstract KubernetesClient client();

    @BeforeEach
    void makeNamespace() {
        namespace = "contract-" + Long.toString(System.nanoTime(), 36);
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void removeNamespace() {
        client().namespaces().withName(namespace).delete();
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() {
        return SCENARIOS.stream().map(name -> dynamicTest(name, () -> play(name)));
    }

    void play(String name) throws Exception {
        StringBuilder expected = new StringBuilder();
        StringBuilder seen = new StringBuilder();
        StringBuilder recorded = new StringBuilder();
        String own = namespace + "-" + name;
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(own)
                        .endMetadata()
                        .build())
                .create();
        for (Exchange exchange : Exchange.read(scenario(name))) {
            String answer = settled(exchange, own);
            String head = exchange.title() + "\n" + exchange.method() + " " + exchange.path() + "\n";
            expected.append(head).append(readable(exchange.expected())).append("\n\n");
            seen.append(head).append(readable(answer)).append("\n\n");
            recorded.append(exchange.write(answer));
        }
        client().namespaces().withName(own).delete();
        String target = System.getProperty("sarvanom.contract.record", "");
        if (!target.isEmpty()) {
            Files.writeString(Path.of(target).resolve(name + ".scenario"), recorded);
        }
        assertThat(seen.toString()).isEqualTo(target.isEmpty() ? expected.toString() : seen.toString());
    }

    private static String readable(String answer) {
        return answer.replace("{", "{\n").replace(",", ",\n");
    }

    /** What it is to forward to, an API server looks up in a cache, which lags a moment behind what was written. */
    private String settled(Exchange exchange, String own) throws Exception {
        if (!exchange.path().contains("/proxy/") || exchange.expected().isEmpty()) {
            return ask(exchange, own);
        }
        try {
            return await().atMost(5, TimeUnit.SECONDS).until(() -> ask(exchange, own), exchange.expected()::equals);
        } catch (ConditionTimeoutException otherwise) {
            return ask(exchange, own);
        }
    }

    private String ask(Exchange exchange, String own) throws Exception {
        HttpResponse<String> response = send(
                exchange.method(),
                exchange.path().replace("$ns", own),
                exchange.contentType(),
                exchange.body().replace("$ns", own));
        return response.code() + " " + Normaliser.normalise(response.body(), own);
    }

    /** Sends a request past fabric8's own reading of the answer, and past its retries of a 503. */
    protected HttpResponse<String> send(String method, String path, String contentType, String body) throws Exception {
        HttpClient once = client().getHttpClient()
                .newBuilder()
                .tag(new RequestConfigBuilder(client().getConfiguration().getRequestConfig())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
        HttpRequest.Builder request = once.newHttpRequestBuilder()
                .uri(URI.create(client().getMasterUrl().toString().replaceAll("/$", "") + path));
        request.method(method, contentType, body.isEmpty() ? null : body);
        return once.sendAsync(request.build(), String.class).get(60, TimeUnit.SECONDS);
    }

    @Test
    void watchFromAVersionLongGoneIsRefused() throws Exception {
        HttpResponse<String> answer = send(
                "GET",
                "/api/v1/namespaces/" + namespace + "/configmaps?watch=1&resourceVersion=1&timeoutSeconds=1",
                "application/json",
                "");
        assertThat(answer.code()).isEqualTo(200);
        // A server that still remembers version 1 may tell everything since; one that does not says so in the stream.
        assertThat(answer.body())
                .satisfiesAnyOf(
                        body -> assertThat(body)
                                .contains("\"type\":\"ERROR\"", "\"code\":410", "\"reason\":\"Expired\""),
                        body -> assertThat(body).startsWith("{\"type\":\"ADDED\""));
    }

    @Test
    void watchEndsAfterItsTime() throws Exception {
        HttpResponse<String> answer = send(
                "GET", "/api/v1/namespaces/" + namespace + "/secrets?watch=1&timeoutSeconds=1", "application/json", "");
        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void unknownFieldsAreWarnedOf() throws Exception {
        HttpResponse<String> answer = send(
                "POST",
                "/api/v1/namespaces/" + namespace + "/configmaps",
                "application/json",
                "{\"metadata\":{\"name\":\"warned\"},\"foo\":1}");
        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.headers("Warning")).containsExactly("299 - \"unknown field \\\"foo\\\"\"");
    }

    @Test
    void saysWhichVersionItIs() {
        assertThat(client().getKubernetesVersion().getGitVersion()).startsWith("v1.34.");
    }

    @Test
    void servesWhatItSays() {
        List<String> served = client().getApiResources("apps/v1").getResources().stream()
                .map(APIResource::getName)
                .toList();
        assertThat(served)
                .contains(
                        "deployments",
                        "deployments/status",
                        "deployments/scale",
                        "replicasets",
                        "statefulsets",
                        "daemonsets");
    }

    private static String scenario(String name) throws IOException {
        try (InputStream in = ApiServerContract.class.getResourceAsStream(name + ".scenario")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
