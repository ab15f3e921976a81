package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.EvictedPods;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What it means for a workload that a node throws out its pods. What exceeds its own limit of storage does so again in its next pod; a
 * node that is short of something may recover, and the next pod may find another. Only pods of the present template count, and of these
 * only who was seen on its way up: what lies about of an earlier release, or has served for a week, says nothing of this rollout.
 */
final class Evictions {
    /** One replica was evicted so often. Of more, a single node may throw out one each for the same reason. */
    private static final int OFTEN = 3;

    private static final Duration OWN_FAULT = Duration.ofSeconds(5);
    private static final Duration NODES_FAULT = Duration.ofSeconds(60);

    private Evictions() {}

    /** How many were thrown out while somebody looked, of whatever template. */
    static long of(Related related) {
        return related.standing().stream().filter(EvictedPods::isEvicted).count();
    }

    /** What a workload's evicted pods mean for it; empty while there are none. */
    static Optional<Readiness> judge(LiveObject workload, Related related) {
        List<LiveObject> evicted = EvictedPods.seen(workload, related);
        if (evicted.isEmpty()) {
            return Optional.empty();
        }
        String message = evicted.get(0).text("status", "message").strip();
        String reason = "was evicted: " + message;
        if (evicted.size() >= OFTEN + Math.max(0, Replicas.wanted(workload) - 1)) {
            return Optional.of(new Readiness.Failed(Cause.EVICTED, reason));
        }
        boolean own = message.contains("exceeds the limit")
                || message.contains("exceeds the total limit of containers")
                || message.contains("exceeded its local ephemeral storage limit");
        return Optional.of(new Readiness.Suspect(Cause.EVICTED, reason, own ? OWN_FAULT : patience(workload, related)));
    }

    /** A pod that has found a node after that starts as any other: the rollout's own deadline is for it. */
    private static Duration patience(LiveObject workload, Related related) {
        boolean foundAnother = CurrentPods.of(workload, related).stream()
                .filter(pod -> !EvictedPods.isEvicted(pod))
                .anyMatch(pod -> Condition.isTrue(pod, "PodScheduled"));
        return foundAnother ? Readiness.Suspect.TO_THE_END : NODES_FAULT;
    }
}
