package io.github.sarvanom.testbed;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API server's own record of who wrote what. Only it can prove that nothing was sent: a write that changes nothing leaves no trace in
 * an object.
 */
public final class AuditLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final KubernetesClient client;

    AuditLog(Path file, KubernetesClient client) {
        this.file = file;
        this.client = client;
    }

    /**
     * Every write to objects in that namespace so far, such as {@code patch deployments/gateway}: without dry runs, without those of the
     * cluster's own components, refused ones included.
     */
    public List<String> writesIn(String namespace) {
        String mark = markThe(namespace);
        await("the audit log to name " + mark).until(() -> lines().anyMatch(line -> line.contains(mark)));
        return lines().map(JSON::readTree)
                .filter(event -> isWriteIn(namespace, event))
                .map(AuditLog::summary)
                .filter(write -> !write.contains("audit-mark-"))
                .toList();
    }

    /** An event is recorded when its response is through: what is before a later one is in the log. */
    private String markThe(String namespace) {
        String name = "audit-mark-" + UUID.randomUUID();
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .build())
                .create();
        return name;
    }

    private Stream<String> lines() {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWriteIn(String namespace, JsonNode event) {
        return event.at("/objectRef/namespace").asString("").equals(namespace)
                && !event.at("/requestURI").asString("").contains("dryRun=All");
    }

    private static String summary(JsonNode event) {
        JsonNode object = event.get("objectRef");
        return event.get("verb").asString() + " " + object.get("resource").asString() + "/"
                + object.path("name").asString("");
    }
}
