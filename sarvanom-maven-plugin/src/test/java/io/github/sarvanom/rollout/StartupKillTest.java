package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Related;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A silent program on another port: the kubelet starts it again at once, so that it is hardly ever seen ended. */
class StartupKillTest {
    @Test
    void theSecondKillIsEnoughThoughItRunsAgain() {
        assertThat(judged(2, 143, "failed startup probe"))
                .isEqualTo(new Readiness.Failed(
                        Cause.STARTUP_PROBE_KILLS, "ended with exit code 143 (signal 15), restarted 2 times"));
    }

    @Test
    void afterTheFirstItMayYetBeFaster() {
        assertThat(judged(1, 143, "failed startup probe")).isInstanceOf(Readiness.InProgress.class);
    }

    @Test
    void whomNoStartupProbeKilledIsOnItsWay() {
        assertThat(judged(2, 143, "failed liveness probe")).isInstanceOf(Readiness.InProgress.class);
        assertThat(judged(2, 0, "failed startup probe")).isInstanceOf(Readiness.InProgress.class);
    }

    private static Readiness judged(int restarts, int exitCode, String killed) {
        LiveObject pod = LiveObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Pod",
                "metadata",
                Map.of("name", "web-0", "uid", "1"),
                "spec",
                Map.of("containers", List.of(Map.of("name", "web"))),
                "status",
                Map.of("containerStatuses", List.of(container(restarts, exitCode)))));
        LiveObject event = LiveObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Event",
                "metadata",
                Map.of("name", "e"),
                "reason",
                "Killing",
                "involvedObject",
                Map.of("uid", "1", "fieldPath", "spec.containers{web}"),
                "message",
                "Container web " + killed + ", will be restarted"));
        Related related = new Related(List.of(), List.of(pod), List.of(event), Learned.nothing());
        return ContainerRule.firstUnready(pod, related).orElseThrow();
    }

    private static Map<String, Object> container(int restarts, int exitCode) {
        return Map.of(
                "name",
                "web",
                "ready",
                false,
                "started",
                false,
                "restartCount",
                restarts,
                "state",
                Map.of("running", Map.of("startedAt", "2026-11-24T01:24:11Z")),
                "lastState",
                Map.of("terminated", Map.of("exitCode", exitCode, "reason", "Error")));
    }
}
