package io.github.sarvanom.rollout;

import java.time.Duration;

/**
 * The longest a rollout may take.
 *
 * @param reason where it comes from, in words: the sum of the probes, or the setting
 * @param stall how long nothing of a workload may change before it is given up; the whole time where nobody knows better
 */
public record RolloutDeadline(Duration duration, String reason, Duration stall) {
    public RolloutDeadline(Duration duration, String reason) {
        this(duration, reason, duration);
    }

    public RolloutDeadline {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a deadline must lie ahead");
        }
    }

    /** The deadline that the user set. */
    public static RolloutDeadline said(Duration duration) {
        return new RolloutDeadline(duration, "as configured");
    }
}
