package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Related;
import java.util.Optional;

/** A pod whose node is not ready: it can neither begin nor end, and is moved after five minutes (Kubernetes, "Taints and Tolerations"). */
final class NodeRule {
    private NodeRule() {}

    /** Empty when its node is ready, or nobody had a reason to ask for it. */
    static Optional<Readiness> judge(LiveObject pod, Related related) {
        String name = pod.text("spec", "nodeName");
        return related.learned().nodes().stream()
                .filter(node -> node.id().name().equals(name) && !Condition.isTrue(node, "Ready"))
                .findFirst()
                .map(node -> new Readiness.Suspect(
                        Cause.NODE_NOT_READY,
                        "is on node " + name + ", which is not ready: "
                                + Condition.of(node, "Ready")
                                        .map(Condition::message)
                                        .orElse("it has said nothing yet"),
                        Readiness.Suspect.TO_THE_END));
    }
}
