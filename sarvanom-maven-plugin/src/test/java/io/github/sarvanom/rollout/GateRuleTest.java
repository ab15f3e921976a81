package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.Related;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateRuleTest {
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

    private static Map<String, Object> condition(String status) {
        return Map.of("type", "balancer.example.com/healthy", "status", status, "message", "target unhealthy");
    }

    @SafeVarargs
    private static String judged(Map<String, Object>... conditions) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(conditions));
        all.add(Map.of("type", "PodScheduled", "status", "True"));
        LiveObject pod = LiveObject.of(Map.of(
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
        return Reasons.text(PodRule.alone().judge(pod, Related.none()));
    }
}
