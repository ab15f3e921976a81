package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.EmbeddedServer;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same waiter on the cluster inside the JVM, by the same client. */
@Timeout(120)
class RehearsedRolloutTest {
    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private RehearsalCluster rehearsal;
    private ClusterConnection connection;

    @BeforeEach
    void connect() {
        Behaviour behaviour = new Behaviour(
                Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20), RehearsedRolloutTest::fate);
        rehearsal = RehearsalCluster.open(folder, Clock.systemUTC(), behaviour);
        EmbeddedServer server = rehearsal::httpClientFactory;
        connection =
                ClusterConnection.open(new ClusterTarget.Rehearsal(folder), KubeAccess.files(), Optional.of(server));
    }

    @AfterEach
    void disconnect() {
        connection.close();
        rehearsal.close();
    }

    @Test
    void waitsForARehearsedRolloutAndForTheNext() {
        assertThat(await(apply("1"))).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.lines).last().asString().startsWith("ready web 2/2");

        RolloutOutcome second = await(apply("2"));

        assertThat(second).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(second.workloads().get(0).replicas()).isEqualTo(new Replicas(2, 2));
    }

    @Test
    void knowsARehearsedImageThatIsNotThereFromARealOne() {
        assertThat(await(apply("1"))).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(cause(await(apply("missing")))).isEqualTo(Cause.IMAGE_NOT_FOUND);
    }

    @Test
    void knowsARehearsedCrash() {
        assertThat(cause(await(apply("crashes")))).isEqualTo(Cause.CRASHES);
    }

    private static Behaviour.Fate fate(String image) {
        if (image.endsWith(":missing")) {
            return Behaviour.Fate.IMAGE_NOT_FOUND;
        }
        return image.endsWith(":crashes") ? Behaviour.Fate.CRASHES : Behaviour.Fate.READY;
    }

    private static Cause cause(RolloutOutcome outcome) {
        assertThat(outcome).isInstanceOf(RolloutOutcome.Failed.class);
        WorkloadProgress failed =
                ((RolloutOutcome.Failed) outcome).failures().get(0).workload();
        return ((Readiness.Failed) failed.readiness()).cause();
    }

    /** A clock that runs sixty times as fast: patience is no subject of these tests. */
    private static InstantSource hasty() {
        Instant begin = Instant.now();
        return () -> begin.plus(Duration.between(begin, Instant.now()).multipliedBy(60));
    }

    private RolloutOutcome await(AppliedSet applied) {
        return new RolloutWaiter(connection.reader(), text -> text, Origins.unknown(), hasty(), heard)
                .await(applied, RolloutDeadline.said(Duration.ofMinutes(60)));
    }

    private AppliedSet apply(String release) {
        connection
                .writer()
                .apply(Manifest.of(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", "n"))));
        LiveObject applied = connection.writer().apply(deployment(release));
        return new AppliedSet(Map.of(applied.id(), applied));
    }

    private static Manifest deployment(String release) {
        Map<String, Object> container = Map.of("name", "web", "image", "registry.example.com/web:" + release);
        Map<String, Object> template = Map.of(
                "metadata", Map.of("labels", Map.of("app", "web")), "spec", Map.of("containers", List.of(container)));
        Map<String, Object> spec =
                Map.of("replicas", 2, "selector", Map.of("matchLabels", Map.of("app", "web")), "template", template);
        return Manifest.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "web", "namespace", "n"),
                "spec",
                spec));
    }
}
