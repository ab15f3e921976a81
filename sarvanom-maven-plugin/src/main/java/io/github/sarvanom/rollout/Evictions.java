package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Pods that a node has thrown out: Kubernetes, "Node-pressure Eviction". What exceeds its own limit of storage does so again in its
 * next pod; a node that is short of something may recover, and the next pod may find another.
 */
final class Evictions {
    private static final int OFTEN = 3;
    private static final Duration OWN_FAULT = Duration.ofSeconds(5);
    private static final Duration NODES_FAULT = Duration.ofSeconds(60);

    private Evictions() {}

    static long of(Related related) {
        return related.standing().stream().filter(Evictions::isEvicted).count();
    }

    /** What a workload's evicted pods mean for it; empty while there are none. */
    static Optional<Readiness> judge(Related related) {
        List<LiveObject> evicted =
                related.standing().stream().filter(Evictions::isEvicted).toList();
        if (evicted.isEmpty()) {
            return Optional.empty();
        }
        String message = evicted.get(0).text("status", "message").strip();
        String reason = "was evicted: " + message;
        boolean own = message.contains("exceeds the limit") || message.contains("exceeds its local ephemeral storage");
        return Optional.of(
                evicted.size() >= OFTEN
                        ? new Readiness.Failed(Cause.EVICTED, reason)
                        : new Readiness.Suspect(Cause.EVICTED, reason, own ? OWN_FAULT : NODES_FAULT));
    }

    private static boolean isEvicted(LiveObject pod) {
        return pod.text("status", "reason").equals("Evicted");
    }
}
