package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.release.ReleaseFailure;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With pods that really run. */
@OnTestbed
class RollbackIT extends RollbackContract {
    @TempDir
    private Path folder;

    private final KubernetesClient client;
    private final String registry;
    private final String namespace;
    private final ClusterTarget target;
    private final ClusterConnection connection;

    RollbackIT(Testbed testbed, FreshNamespace namespace) {
        this.client = testbed.client();
        this.registry = testbed.registry();
        this.namespace = namespace.name();
        this.target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig()));
        this.connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
    }

    /** The test bed's own image waits and answers nothing: it can't be probed. */
    @BeforeEach
    void writeOverlays() throws IOException {
        for (String service : List.of("third", "web", "worker", "fourth")) {
            overlay(service, "/pause");
        }
    }

    /** The test bed makes no volumes. This one waits for the claim {@code data}; no pod mounts it. */
    @BeforeEach
    void offerAVolume() {
        client.persistentVolumes()
                .resource(new PersistentVolumeBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withCapacity(Map.of("storage", new Quantity("1Mi")))
                        .withNewClaimRef()
                        .withNamespace(namespace)
                        .withName("data")
                        .endClaimRef()
                        .withNewCsi()
                        .withDriver("none.example.com")
                        .withVolumeHandle(namespace)
                        .endCsi()
                        .endSpec()
                        .build())
                .create();
    }

    private void overlay(String service, String program) throws IOException {
        Path overlays = Files.createDirectories(folder.resolve(service).resolve("src/main/sarvanom/base"));
        Files.writeString(overlays.resolve("deployment.yaml"), """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: %1$s}
                    spec:
                      template:
                        spec:
                          terminationGracePeriodSeconds: 1
                          containers:
                          - name: %1$s
                            command: ["%2$s"]
                            startupProbe: null
                            livenessProbe: null
                            readinessProbe: null
                            lifecycle: null
                    """.formatted(service, program));
    }

    /** The same images, the same secrets, the same objects: one value of the ConfigMap makes the program that is started another one. */
    @Test
    void configurationAloneBreaksAReleaseAndIsPutBack() throws Exception {
        overlay("worker", "$(PROGRAM)");
        Shop good = good().configured(Map.of("PROGRAM", "/pause"));
        bench().deploy(good);
        String before = LiveText.of(reader(), namespace);
        Shop failing = good.configured(Map.of("PROGRAM", "/not-there")).within(patience());
        ReleaseFailure failure = catchThrowableOfType(ReleaseFailure.class, () -> bench().deploy(failing));
        assertThat(failure).hasMessageStartingWith("failed and restored: revision 2 failed, revision 1 runs again\n");
        assertThat(failure.problems().get(0).text())
                .startsWith("worker ")
                .contains("config PROGRAM: /not-there, before /pause")
                .doesNotContain("worker image: ");
        assertThat(LiveText.of(reader(), namespace)).isEqualTo(before);
        assertThat(bench().deploy(good).plan().isEmpty()).isTrue();
    }

    @Override
    Bench bench() {
        return new Bench(connection, target, folder, LockTimes.USUAL, line -> {});
    }

    @Override
    ClusterReader reader() {
        return connection.reader();
    }

    @Override
    Shop good() {
        String pause = registry + "/testbed/pause@" + digest();
        return Shop.of(namespace)
                .with("third", pause)
                .with("web", pause)
                .with("worker", pause)
                .within(Duration.ofMinutes(3));
    }

    @Override
    String broken() {
        return registry + "/testbed/pause@" + Shop.digest('f');
    }

    @Override
    Path folder() {
        return folder;
    }

    @Override
    Duration patience() {
        return Duration.ofMinutes(2);
    }

    private String digest() {
        HttpRequest head = HttpRequest.newBuilder(URI.create("http://" + registry + "/v2/testbed/pause/manifests/1"))
                .header("Accept", "application/vnd.oci.image.manifest.v1+json")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(head, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Docker-Content-Digest")
                    .orElseThrow();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @AfterEach
    void close() {
        client.persistentVolumes().withName(namespace).delete();
        connection.close();
    }
}
