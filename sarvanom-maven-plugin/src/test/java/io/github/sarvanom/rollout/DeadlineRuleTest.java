package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The deadline is a sum that a person can check. */
class DeadlineRuleTest {
    /** The probes of the specification: 10 s of delay and 30 failures 5 s apart, then a ready answer within 15 s. */
    private static final Map<String, Object> CONTAINER = Map.of(
            "name",
            "gateway",
            "startupProbe",
            Map.of("initialDelaySeconds", 10, "periodSeconds", 5, "failureThreshold", 30),
            "readinessProbe",
            Map.of("periodSeconds", 5));

    @Test
    void takesTheProbesTimesTheWaves() {
        RolloutDeadline deadline = derived(deployment(3, Map.of("maxSurge", 1, "maxUnavailable", 0)));
        assertThat(deadline.duration()).isEqualTo(Duration.ofSeconds(3 * (160 + 15 + 90)));
        assertThat(deadline.reason())
                .isEqualTo(
                        "Deployment gateway: 3 waves of pods x (175 s that its probes allow + 90 s for scheduling and"
                                + " pulling)");
    }

    @Test
    void surgeAndAbsenceMakeWavesWider() {
        assertThat(waves(8, Map.of("maxSurge", "50%", "maxUnavailable", "25%"))).isEqualTo(2);
        assertThat(waves(3, Map.of())).isEqualTo(3);
        assertThat(waves(10, Map.of())).isEqualTo(2);
        assertThat(waves(0, Map.of())).isEqualTo(1);
        assertThat(waves(5, Map.of("maxSurge", "0%", "maxUnavailable", 5))).isEqualTo(1);
    }

    @Test
    void podsThatAreReplacedTogetherAreOneWave() {
        LiveObject recreated = with(deployment(9, Map.of()), "strategy", Map.of("type", "Recreate"));
        assertThat(derived(recreated).duration()).isEqualTo(Duration.ofSeconds(265));
    }

    @Test
    void whereAnEarlierPodLeavesFirstItsTimeToStopCounts() {
        LiveObject recreated = with(graceful(deployment(9, Map.of()), 120), "strategy", Map.of("type", "Recreate"));
        assertThat(derived(recreated).reason())
                .isEqualTo("Deployment gateway: 1 wave of pods x (175 s that its probes allow + 90 s for scheduling and"
                        + " pulling + 120 s for earlier pods to stop)");
        LiveObject set = kind("StatefulSet", graceful(deployment(3, Map.of()), 600));
        assertThat(derived(set).duration()).isEqualTo(Duration.ofSeconds(3 * (265 + 600)));
        LiveObject rolled = graceful(deployment(3, Map.of()), 120);
        assertThat(derived(rolled).duration()).isEqualTo(Duration.ofSeconds(3 * 265));
    }

    @Test
    void aDaemonSetRenewsOneNodeAfterTheOther() {
        LiveObject made = kind("DaemonSet", deployment(1, Map.of()));
        assertThat(derived(made).duration()).isEqualTo(Duration.ofSeconds(265));
        LiveObject renewed = Recorded.with(made, Map.of("desiredNumberScheduled", 4), "status");
        assertThat(derived(renewed).duration()).isEqualTo(Duration.ofSeconds(4 * 265));
    }

    @Test
    void sidecarsStartOneAfterTheOtherBeforeTheProgram() {
        Map<String, Object> sidecar = Map.of("restartPolicy", "Always", "startupProbe", Map.of("periodSeconds", 20));
        LiveObject accompanied = Recorded.with(
                deployment(1, Map.of()), List.of(sidecar, sidecar), "spec", "template", "spec", "initContainers");
        assertThat(derived(accompanied).duration()).isEqualTo(Duration.ofSeconds(265 + 2 * 60));
    }

    @Test
    void eachWorkloadMayStandStillForAsLongAsItsOwnPodsTake() {
        LiveObject slow = graceful(deployment(3, Map.of()), 120);
        LiveObject quick = Recorded.with(
                Recorded.with(
                        kind("StatefulSet", slow),
                        List.of(Map.of("name", "s")),
                        "spec",
                        "template",
                        "spec",
                        "containers"),
                9,
                "spec",
                "replicas");
        LiveObject job = kind("Job", slow);
        assertThat(derived(slow, quick, job).stall())
                .isEqualTo(Map.of(
                        slow.id(), Duration.ofSeconds(265 + 120),
                        quick.id(), Duration.ofSeconds(90 + 120)));
    }

    @Test
    void theTimeThatAPodMustStayReadyCounts() {
        LiveObject patient = with(deployment(1, Map.of()), "minReadySeconds", 30);
        assertThat(derived(patient).duration()).isEqualTo(Duration.ofSeconds(295));
    }

    @Test
    void withoutWorkloadsThereIsAMinute() {
        assertThat(derived().duration()).isEqualTo(Duration.ofMinutes(1));
    }

    private static LiveObject graceful(LiveObject workload, int seconds) {
        return Recorded.with(workload, seconds, "spec", "template", "spec", "terminationGracePeriodSeconds");
    }

    private static LiveObject kind(String kind, LiveObject workload) {
        return Recorded.with(Recorded.with(workload, kind, "kind"), kind + "-1", "metadata", "name");
    }

    private static long waves(int replicas, Map<String, Object> rolling) {
        return derived(deployment(replicas, rolling)).duration().toSeconds() / 265;
    }

    private static RolloutDeadline derived(LiveObject... objects) {
        TreeMap<io.github.sarvanom.manifests.ResourceId, LiveObject> applied = new TreeMap<>();
        List.of(objects).forEach(object -> applied.put(object.id(), object));
        return DeadlineRule.derive(new AppliedSet(applied));
    }

    private static LiveObject deployment(int replicas, Map<String, Object> rolling) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("replicas", replicas);
        spec.put("strategy", Map.of("type", "RollingUpdate", "rollingUpdate", rolling));
        spec.put("template", Map.of("spec", Map.of("containers", List.of(CONTAINER))));
        return object(spec);
    }

    @SuppressWarnings("unchecked")
    private static LiveObject with(LiveObject deployment, String key, Object value) {
        Map<String, Object> spec =
                new LinkedHashMap<>((Map<String, Object>) deployment.content().get("spec"));
        spec.put(key, value);
        return object(spec);
    }

    private static LiveObject object(Map<String, Object> spec) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "gateway", "namespace", "n"),
                "spec",
                spec));
    }
}
