package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.rollout.diagnosis.Origins;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateRuleTest {
    private final Heard heard = new Heard();
    private final Script script = new Script();

    @Test
    void aGateThatNobodyHasSetIsClosed() {
        assertThat(judged())
                .isEqualTo("waits for its readiness gate balancer.example.com/healthy, which nobody has set");
    }

    @Test
    void aGateThatIsFalseSaysWhy() {
        assertThat(judged(condition("False")))
                .isEqualTo(
                        "waits for its readiness gate balancer.example.com/healthy, which is false: target unhealthy");
    }

    @Test
    void anOpenGateIsNoReason() {
        assertThat(judged(condition("True"))).isEqualTo("is about to be called ready");
    }

    /** Only its controller knows how long a load balancer takes. */
    @Test
    void aClosedGateIsNamedEarlyAndWaitedForToTheDeadline() {
        LiveObject applied = Recorded.with(pod(), Map.of(), "status");
        RolloutOutcome outcome = new RolloutWaiter(
                        new WatchedCluster(),
                        text -> text,
                        Origins.unknown(),
                        script.at(400, pod(condition("False"))),
                        heard,
                        script)
                .await(new AppliedSet(Map.of(applied.id(), applied)), RolloutDeadline.said(Duration.ofMinutes(15)));
        assertThat(outcome).isInstanceOfSatisfying(RolloutOutcome.TimedOut.class, late -> {
            assertThat(late.took()).isEqualTo(Duration.ofMinutes(15));
            assertThat(late.missing().get(0).diagnoses())
                    .extracting(Diagnosis::cause)
                    .containsExactly(Cause.READINESS_GATE);
        });
        assertThat(heard.lines).contains("doubted Pod web SRV-605 2400 ms, until 900000 ms");
    }

    private static Map<String, Object> condition(String status) {
        return Map.of("type", "balancer.example.com/healthy", "status", status, "message", "target unhealthy");
    }

    @SafeVarargs
    private static String judged(Map<String, Object>... conditions) {
        return Reasons.text(PodRule.alone().judge(pod(conditions), Related.none()));
    }

    @SafeVarargs
    private static LiveObject pod(Map<String, Object>... conditions) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(conditions));
        all.add(Map.of("type", "PodScheduled", "status", "True"));
        return LiveObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Pod",
                "metadata",
                Map.of("name", "web", "namespace", "n", "uid", "1"),
                "spec",
                Map.of("readinessGates", List.of(Map.of("conditionType", "balancer.example.com/healthy"))),
                "status",
                Map.of(
                        "phase",
                        "Running",
                        "conditions",
                        all,
                        "containerStatuses",
                        List.of(Map.of("name", "web", "ready", true)))));
    }
}
