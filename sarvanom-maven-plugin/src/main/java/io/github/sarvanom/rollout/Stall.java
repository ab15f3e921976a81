package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices a workload of which nothing moves any more: neither its count nor any pod, for as long as one wave of its pods may take.
 * The waves after that need not be waited for. A job may compute in silence. Not thread-safe.
 */
final class Stall {
    private static final Set<String> MOVING = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    private final Duration atMost;
    private final boolean counts;
    private Instant since;
    private @Nullable WorkloadProgress last;

    Stall(ResourceId id, Instant start, Duration atMost) {
        this.counts = MOVING.contains(id.kind());
        this.since = start;
        this.atMost = atMost;
    }

    /** The same, or the same as a failure. */
    WorkloadProgress look(WorkloadProgress progress, Instant now) {
        if (last == null || !progress.looksLike(last)) {
            since = now;
        }
        last = progress;
        boolean stands = counts
                && (progress.readiness() instanceof Readiness.InProgress
                        || progress.readiness() instanceof Readiness.Retrying);
        return stands && !now.isBefore(since.plus(atMost)) ? givenUp(progress) : progress;
    }

    private WorkloadProgress givenUp(WorkloadProgress progress) {
        String reason = "has not moved for " + atMost.toSeconds() + " s: " + Reasons.blame(progress);
        return progress.judged(new Readiness.Failed(Cause.NO_PROGRESS, reason));
    }
}
