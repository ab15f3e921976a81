package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.SilentNode;
import java.util.Optional;

/** A pod whose node is not ready: it can neither begin nor end, and is moved after five minutes (Kubernetes, "Taints and Tolerations"). */
final class NodeRule {
    private NodeRule() {}

    /** Empty when its node is ready, or nobody had a reason to ask for it. */
    static Optional<Readiness> judge(LiveObject pod, Related related) {
        return SilentNode.of(pod, related.learned())
                .map(reason -> new Readiness.Suspect(Cause.NODE_NOT_READY, reason, Readiness.Suspect.TO_THE_END));
    }
}
