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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

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

    @Test
    void waitsForSetsClaimsAndJobsAndForTheirNextTemplate() {
        assertThat(await(everything("1"))).isInstanceOf(RolloutOutcome.Succeeded.class);

        AppliedSet next = applied(List.of(statefulSet("2"), daemonSet("2")));

        assertThat(await(next)).isInstanceOf(RolloutOutcome.Succeeded.class);
    }

    @Test
    void knowsARehearsedSetWhoseImageIsNotThere() {
        assertThat(cause(await(applied(List.of(statefulSet("missing")))))).isEqualTo(Cause.IMAGE_NOT_FOUND);
        assertThat(cause(await(applied(List.of(daemonSet("missing")))))).isEqualTo(Cause.IMAGE_NOT_FOUND);
    }

    @Test
    void knowsARehearsedJobThatGivesUp() {
        assertThat(cause(await(applied(List.of(job("crashes", "Never")))))).isEqualTo(Cause.JOB_FAILED);
        // whether the crashing pod is still there when the job gives up is chance
        assertThat(cause(await(applied(List.of(job("crashes", "OnFailure")))))).isIn(Cause.JOB_FAILED, Cause.CRASHES);
    }

    private AppliedSet everything(String release) {
        return applied(List.of(statefulSet(release), daemonSet(release), job(release, "OnFailure"), claim()));
    }

    private static Manifest statefulSet(String release) {
        return yaml("""
                {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: n}, spec: {replicas: 2, serviceName: db,
                 selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [$container]}},
                 volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce],
                  resources: {requests: {storage: 1Gi}}}}]}}
                """, release);
    }

    private static Manifest daemonSet(String release) {
        return yaml("""
                {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: agent, namespace: n}, spec: {
                 selector: {matchLabels: {app: agent}}, template: {metadata: {labels: {app: agent}}, spec: {containers: [$container]}}}}
                """, release);
    }

    private static Manifest job(String release, String restartPolicy) {
        return yaml("""
                {apiVersion: batch/v1, kind: Job, metadata: {name: once-%s, namespace: n}, spec: {backoffLimit: 1,
                 template: {spec: {restartPolicy: %s, containers: [$container]}}}}
                """.formatted(restartPolicy.toLowerCase(Locale.ROOT), restartPolicy), release);
    }

    private static Manifest claim() {
        return yaml("""
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: n},
                 spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
                """, "");
    }

    private static Manifest yaml(String text, String release) {
        String container = "{name: web, image: 'registry.example.com/web:" + release + "'}";
        return Manifest.of(new Yaml().load(text.replace("$container", container)));
    }

    private AppliedSet applied(List<Manifest> manifests) {
        connection
                .writer()
                .apply(Manifest.of(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", "n"))));
        return new AppliedSet(manifests.stream()
                .map(connection.writer()::apply)
                .collect(Collectors.toMap(LiveObject::id, Function.identity())));
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
        return applied(List.of(deployment(release)));
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
