package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import java.util.Optional;

/**
 * A pod whose containers are all ready, and which somebody else has yet to let in (Kubernetes, "Pod Lifecycle", pod readiness
 * gates): a condition that is not there counts as false. Only its controller knows how long it takes.
 */
final class GateRule {
    private GateRule() {}

    /** Empty when the pod has no gate that is closed. */
    static Optional<Readiness> judge(LiveObject pod) {
        return pod.maps("spec", "readinessGates").stream()
                .map(gate -> String.valueOf(gate.get("conditionType")))
                .filter(type -> !Condition.isTrue(pod, type))
                .findFirst()
                .map(type -> new Readiness.Suspect(
                        Cause.READINESS_GATE,
                        "waits for its readiness gate " + type + ", " + state(Condition.of(pod, type)),
                        Readiness.Suspect.TO_THE_END));
    }

    private static String state(Optional<Condition> condition) {
        String words = condition
                .map(each -> each.message().isEmpty() ? each.reason() : each.message())
                .orElse("");
        return condition.isEmpty() ? "which nobody has set" : "which is false" + (words.isEmpty() ? "" : ": " + words);
    }
}
