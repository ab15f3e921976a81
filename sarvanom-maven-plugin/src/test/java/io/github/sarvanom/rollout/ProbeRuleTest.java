package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.autopsy.Autopsy;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.rollout.diagnosis.Origins;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.Unhealthy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recorded workload whose pods run, with the probes and the kubelet's events that are written here. */
class ProbeRuleTest {
    private static final Recorded STARTING = Recorded.load("starting");
    private static final String NOT_FOUND = "HTTP probe failed with statuscode: 404";
    private static final String REFUSED = "dial tcp 10.244.0.44:8081: connect: connection refused";
    private static final String UP = """
            Tomcat started on port 8080 (http) with context path '/'
            Started Web in 2.3 seconds (process running for 2.9)""";

    private final WatchedCluster cluster = new WatchedCluster();
    private final Heard heard = new Heard();
    private final Script script = new Script();

    @BeforeEach
    void theWorkloadAndItsReplicaSet() {
        STARTING.objects().stream()
                .filter(object -> !List.of("Pod", "Event").contains(object.id().kind()))
                .forEach(object -> script.at(0, object));
    }

    @Test
    void aServerThatKnowsNoPathsUntilItsApplicationsAreDeployedIsNoFailure() {
        LiveObject pod = pod(false, Map.of("startupProbe", probe(5, 30)));
        script.at(400, pod, event(pod, "web", "Startup probe failed: " + NOT_FOUND, 1))
                .at(60_400, event(pod, "web", "Startup probe failed: " + NOT_FOUND, 12))
                .at(100_000, ready());
        assertThat(await()).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.doubts).extracting(doubt -> doubt.diagnosis().cause()).containsExactly(Cause.PROBE_WRONG_PATH);
    }

    @Test
    void aProgramThatSaysThatItIsUpKnowsItsPaths() {
        LiveObject pod = pod(false, Map.of("startupProbe", probe(5, 30)));
        cluster.logs.put("web " + LogInstance.CURRENT, UP);
        script.at(400, pod, event(pod, "web", "Startup probe failed: " + NOT_FOUND, 1));
        RolloutOutcome outcome = await();
        assertThat(outcome.took()).isEqualTo(Duration.ofMillis(10_400));
        assertThat(((RolloutOutcome.Failed) outcome).failures())
                .flatExtracting(WorkloadFailure::diagnoses)
                .extracting(Diagnosis::cause)
                .startsWith(Cause.PROBE_WRONG_PATH);
    }

    @Test
    void whatTheRunBeforeSaidIsNoWordOfThisOne() {
        LiveObject pod = restartedOnce(pod(false, Map.of("startupProbe", probe(5, 30))));
        assertThat(patience(pod, UP, event(pod, "web", "Startup probe failed: " + NOT_FOUND, 3)))
                .isEqualTo(Readiness.Suspect.TO_THE_END);
    }

    @Test
    void aSecondPortHasTheTimeOfTheStartupProbe() {
        LiveObject pod = pod(false, Map.of("startupProbe", probe(5, 30)));
        LiveObject event = event(pod, "web", "Startup probe failed: " + REFUSED, 3);
        assertThat(patience(pod, "listening on 8080", event)).isEqualTo(Readiness.Suspect.TO_THE_END);
        assertThat(patience(pod, UP, event)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aReadinessProbeAloneAllowsAllItsFailures() {
        LiveObject pod = pod(true, Map.of("readinessProbe", probe(10, 4)));
        assertThat(patience(pod, "", event(pod, "web", "Readiness probe failed: " + NOT_FOUND, 1)))
                .isEqualTo(Duration.ofSeconds(40));
        LiveObject strict = pod(true, Map.of("readinessProbe", probe(10, 1)));
        assertThat(patience(strict, "", event(strict, "web", "Readiness probe failed: " + NOT_FOUND, 1)))
                .as("two questions at least")
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aReadinessProbeBehindAStartupProbeIsAskedTwice() {
        LiveObject pod = pod(true, Map.of("startupProbe", probe(5, 30), "readinessProbe", probe(5, 3)));
        assertThat(patience(pod, "", event(pod, "web", "Readiness probe failed: " + NOT_FOUND, 1)))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aQuickProbeIsNotHastened() {
        LiveObject pod = pod(true, Map.of("readinessProbe", probe(1, 3)));
        assertThat(patience(pod, "", event(pod, "web", "Readiness probe failed: " + NOT_FOUND, 1)))
                .isEqualTo(Duration.ofSeconds(8));
        assertThat(patience(
                        pod, "", event(pod, "web", "Readiness probe failed: " + NOT_FOUND.replace("404", "503"), 1)))
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aKubeletThatTellsNoMoreLeavesItOpenWhatIsHeardNow() {
        LiveObject pod = pod(true, Map.of("readinessProbe", probe(1, 3)));
        assertThat(patience(
                        pod,
                        "",
                        event(pod, "web", "Startup probe failed: " + REFUSED, 20),
                        event(pod, "web", "Readiness probe failed: " + NOT_FOUND, 2)))
                .isEqualTo(Readiness.Suspect.TO_THE_END);
    }

    @Test
    void aStartupProbeThatHasPassedSaysNothingAnyMore() {
        LiveObject pod = pod(true, Map.of("startupProbe", probe(5, 30), "readinessProbe", probe(5, 3)));
        assertThat(judged(pod, "", event(pod, "web", "Startup probe failed: " + NOT_FOUND, 4)))
                .isEqualTo(new Readiness.InProgress("is not ready yet"));
    }

    @Test
    void whatWasHeardOfTheRunBeforeIsOver() {
        LiveObject pod = restartedOnce(pod(true, Map.of("readinessProbe", probe(1, 3))));
        LiveObject event = event(pod, "web", "Readiness probe failed: " + NOT_FOUND, 4);
        LiveObject earlier = Recorded.with(event, "2026-11-23T07:52:34Z", "lastTimestamp");
        assertThat(judged(pod, "", event)).isInstanceOf(Readiness.Suspect.class);
        assertThat(judged(pod, "", earlier)).isEqualTo(new Readiness.InProgress("is not ready yet"));
    }

    @Test
    void whatASidecarsProbeHearsIsNotToldOfTheService() {
        LiveObject pod = withSidecar(pod(true, Map.of("readinessProbe", probe(1, 3))));
        LiveObject sidecars = event(pod, "proxy", "Readiness probe failed: " + NOT_FOUND, 4);
        assertThat(judged(pod, "", sidecars)).isEqualTo(new Readiness.InProgress("container web is not ready yet"));

        LiveObject own = event(pod, "web", "Readiness probe failed: " + REFUSED, 4);
        assertThat(judged(pod, "", own, Recorded.with(sidecars, "2026-11-23T07:54:00Z", "lastTimestamp")))
                .isEqualTo(
                        new Readiness.InProgress("container web is not ready yet: Readiness probe failed: " + REFUSED));
    }

    @Test
    void aSidecarThatIsKilledIsNotTheServicesEnd() {
        LiveObject pod = crashing(withSidecar(pod(true, Map.of())));
        LiveObject killing = Recorded.with(
                event(pod, "proxy", "Container proxy failed liveness probe, will be restarted", 1),
                "Killing",
                "reason");
        Readiness readiness = CrashRule.judge(container(pod), pod, related(pod, "", killing));
        assertThat(((Readiness.Retrying) readiness).cause()).isEqualTo(Cause.CRASHES);
    }

    @Test
    void whatAnotherProbeHeardIsNoReasonForTheKill() {
        LiveObject pod = pod(true, Map.of());
        LiveObject liveness = event(pod, "web", "Liveness probe failed: " + REFUSED, 2);
        LiveObject later = Recorded.with(
                event(pod, "web", "Readiness probe failed: " + NOT_FOUND, 2), "2026-11-23T07:54:00Z", "lastTimestamp");
        Related related = related(pod, "", liveness, later);
        assertThat(Unhealthy.lastOf("livenessProbe", pod, container(pod), related))
                .map(Unhealthy::message)
                .contains("Liveness probe failed: " + REFUSED);
        assertThat(Unhealthy.last(pod, container(pod), related))
                .map(Unhealthy::message)
                .contains("Readiness probe failed: " + NOT_FOUND);
    }

    private RolloutOutcome await() {
        LiveObject applied = STARTING.workloadWith(Map.of(), "status");
        return new RolloutWaiter(cluster, text -> text, Origins.unknown(), script, heard, script)
                .await(new AppliedSet(Map.of(applied.id(), applied)), RolloutDeadline.said(Duration.ofSeconds(200)));
    }

    private static Duration patience(LiveObject pod, String log, LiveObject... events) {
        return ((Readiness.Suspect) judged(pod, log, events)).patience();
    }

    private static Readiness judged(LiveObject pod, String log, LiveObject... events) {
        return ProbeRule.judge(container(pod), pod, related(pod, log, events));
    }

    private static Related related(LiveObject pod, String log, LiveObject... events) {
        Map<String, Autopsy> logs = Map.of(Learned.key(pod, container(pod)), Autopsy.of(log));
        return new Related(
                List.of(),
                List.of(pod),
                List.of(events),
                new Learned(logs, Set.of(), Map.of(), Map.of(), Map.of(), List.of()));
    }

    private static ContainerState container(LiveObject pod) {
        return ContainerState.of(pod).get(0);
    }

    private static Map<String, Object> probe(int period, int failures) {
        return Map.of("periodSeconds", period, "failureThreshold", failures);
    }

    /** Runs since 07:52:35. */
    private static LiveObject pod(boolean started, Map<String, Object> probes) {
        LiveObject recorded = STARTING.objects().stream()
                .filter(object -> object.id().kind().equals("Pod"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> container = new LinkedHashMap<>(Map.of("name", "web"));
        container.putAll(probes);
        LiveObject pod = Recorded.with(recorded, List.of(container), "spec", "containers");
        return withStatus(pod, Map.of("started", started));
    }

    private static LiveObject restartedOnce(LiveObject pod) {
        return withStatus(pod, Map.of("restartCount", 1));
    }

    private static LiveObject crashing(LiveObject pod) {
        return withStatus(pod, Map.of("state", Map.of("terminated", Map.of("exitCode", 1, "reason", "Error"))));
    }

    private static LiveObject withStatus(LiveObject pod, Map<String, Object> more) {
        List<Map<String, Object>> all = new ArrayList<>(pod.maps("status", "containerStatuses"));
        Map<String, Object> status = new LinkedHashMap<>(all.get(0));
        status.putAll(more);
        all.set(0, status);
        return Recorded.with(pod, all, "status", "containerStatuses");
    }

    private static LiveObject withSidecar(LiveObject pod) {
        List<Map<String, Object>> all = Stream.concat(
                        pod.maps("status", "containerStatuses").stream(),
                        Stream.of(Map.<String, Object>of("name", "proxy", "ready", false, "started", true)))
                .toList();
        return Recorded.with(pod, all, "status", "containerStatuses");
    }

    private static LiveObject event(LiveObject pod, String container, String message, int count) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Event",
                "metadata",
                Map.of(
                        "name",
                        container + message.hashCode(),
                        "namespace",
                        pod.id().namespace(),
                        "uid",
                        message),
                "involvedObject",
                Map.of("uid", pod.uid(), "kind", "Pod", "fieldPath", "spec.containers{" + container + "}"),
                "type",
                "Warning",
                "reason",
                "Unhealthy",
                "message",
                message,
                "count",
                count,
                "lastTimestamp",
                "2026-11-23T07:53:00Z"));
    }

    private static LiveObject ready() {
        return Recorded.with(
                STARTING.workload(),
                Map.of("observedGeneration", 1, "replicas", 2, "updatedReplicas", 2, "availableReplicas", 2),
                "status");
    }
}
