package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.ReadingCluster;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.release.ReleaseHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every pod says the passwords of both releases: what is kept of it says neither. */
class DiscretionTest {
    private static final String OLD = "canary-of-before";
    private static final String NEW = "canary-of-now";
    private static final Shop SHOP = Shop.of("shop-staging", "web", "worker").knowing(Map.of("PASSWORD", OLD));
    private static final Shop FAILING = SHOP.knowing(Map.of("PASSWORD", NEW))
            .with("worker", "registry.example.com/shop/worker@" + Shop.digest('f'))
            .within(Duration.ofSeconds(2));

    @TempDir
    private Path folder;

    private RehearsalCluster rehearsal;
    private ClusterConnection connection;
    private Bench bench;

    @BeforeEach
    void open() throws InterruptedException {
        rehearsal = RehearsalCluster.open(
                folder.resolve("cluster"), Clock.systemUTC(), image -> !image.endsWith(Shop.digest('f')));
        ClusterTarget target = new ClusterTarget.Rehearsal(folder);
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.of(rehearsal::httpClientFactory));
        bench = new Bench(connection, target, folder, LockTimes.USUAL, line -> {}).reading(Talking::new);
        bench.deploy(SHOP);
    }

    @Test
    void whatTheOldPodsWriteIsKeptWithoutTheOldPassword() throws IOException {
        SortedMap<String, String> kept = fail();
        assertThat(logs(kept).toString())
                .contains("pods of before say ••••••(PASSWORD)")
                .contains("pods of now say ••••••(PASSWORD)");
        assertThat(kept.get("events.txt")).contains("Readiness probe failed: pods of before say ••••••(PASSWORD)");
    }

    @Test
    void whereTheOldPasswordIsNotToBeHadNothingIsKeptOfTheOldPods() throws IOException {
        connection
                .reader()
                .list("v1", "Secret", "shop-staging", "sarvanom.github.io/record=secret")
                .forEach(version -> connection.writer().delete(version.id(), version.uid()));
        SortedMap<String, String> kept = fail();
        assertThat(logs(kept).toString()).contains("pods of now say");
        assertThat(kept.get("events.txt")).contains("Readiness probe failed: pods of now say");
        assertThat(kept.toString()).doesNotContain("pods of before");
    }

    /** What the record holds of the failure; it and the folder are searched for what must not be there. */
    private SortedMap<String, String> fail() throws IOException {
        assertThatThrownBy(() -> bench.keeping().deploy(FAILING)).hasMessageStartingWith("failed and kept: ");
        ReleaseHistory history = bench.history(SHOP);
        SortedMap<String, String> kept = history.evidence(history.all().get(0));
        assertThat(kept.toString()).doesNotContain(OLD).doesNotContain(NEW);
        try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file).content().doesNotContain(OLD).doesNotContain(NEW);
            }
        }
        return kept;
    }

    private static SortedMap<String, String> logs(SortedMap<String, String> kept) {
        SortedMap<String, String> logs = new TreeMap<>(kept);
        logs.keySet().removeIf(name -> !name.endsWith(".log"));
        return logs;
    }

    /** Pods that say what they know. */
    private static final class Talking extends ReadingCluster {
        Talking(ClusterReader reader) {
            super(reader);
        }

        @Override
        public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
            if (kind.equals("Event")) {
                return reader.list("v1", "Pod", namespace, "").stream()
                        .map(pod -> probed(pod.id()))
                        .toList();
            }
            return super.list(apiVersion, kind, namespace, labelSelector);
        }

        /** What a pod answers to its probe is in an event. */
        private LiveObject probed(ResourceId pod) {
            return LiveObject.of(Map.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "Event",
                    "metadata",
                    Map.of("name", pod.name() + ".1", "namespace", pod.namespace()),
                    "involvedObject",
                    Map.of("kind", "Pod", "name", pod.name()),
                    "message",
                    "Readiness probe failed: " + said(pod.name())));
        }

        @Override
        public String log(String namespace, String pod, String container, LogInstance instance, int lines) {
            return said(pod);
        }

        private String said(String pod) {
            return isOfNow(pod) ? "pods of now say " + NEW : "pods of before say " + OLD;
        }

        /** The newest release has the newest ReplicaSets, and each its template's hash in its pods' names. */
        private boolean isOfNow(String pod) {
            List<LiveObject> newest = reader.list("apps/v1", "ReplicaSet", "shop-staging", "").stream()
                    .filter(set -> set.text("metadata", "annotations", "deployment.kubernetes.io/revision")
                            .equals("2"))
                    .toList();
            return newest.stream().anyMatch(set -> pod.startsWith(set.id().name() + "-"));
        }
    }

    @AfterEach
    void close() {
        connection.close();
        rehearsal.close();
    }
}
