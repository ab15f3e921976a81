package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Optional;

/** A node that is not ready, as it is told of the pods on it. */
public final class SilentNode {
    private SilentNode() {}

    /** What is wrong with a pod's node; empty when that is ready, or nobody had a reason to ask for it. */
    public static Optional<String> of(LiveObject pod, Learned learned) {
        String name = pod.text("spec", "nodeName");
        return learned.nodes().stream()
                .filter(node -> node.id().name().equals(name) && !Condition.isTrue(node, "Ready"))
                .findFirst()
                .map(node -> "is on node " + name + ", which is not ready: "
                        + Condition.of(node, "Ready").map(Condition::message).orElse("it has said nothing yet"));
    }
}
