package io.github.sarvanom.rollout;

import io.github.sarvanom.manifests.ResourceId;
import java.time.Duration;
import java.util.Map;

/**
 * The longest a rollout may take.
 *
 * @param reason where it comes from, in words: the sum of the probes, or the setting
 * @param stall in how long a time something of each workload moves, unless it is stuck. Of who is not in it nobody knows; where it is
 *     empty, nothing is given up before the deadline
 */
public record RolloutDeadline(Duration duration, String reason, Map<ResourceId, Duration> stall) {
    public RolloutDeadline {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a deadline must lie ahead");
        }
        stall = Map.copyOf(stall);
    }

    /** One that alone counts, whatever moves or does not. */
    public RolloutDeadline(Duration duration, String reason) {
        this(duration, reason, Map.of());
    }

    /** The deadline that the user set. */
    public static RolloutDeadline said(Duration duration) {
        return new RolloutDeadline(duration, "as configured");
    }
}
