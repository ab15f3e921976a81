package io.github.sarvanom.release;

import java.time.Duration;

/**
 * How patient a lock is.
 *
 * @param heartbeat between two signs of life
 * @param dead a holder without a sign of life for so long is taken to be dead, by whoever watched it for so long
 * @param patience for another run to end; zero means not at all
 */
public record LockTimes(Duration heartbeat, Duration dead, Duration patience) {
    /** A dead holder is taken over after half a minute; a run in the midst of a rollout is waited for. */
    public static final LockTimes USUAL =
            new LockTimes(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(10));

    public LockTimes waiting(Duration atMost) {
        return new LockTimes(heartbeat, dead, atMost);
    }
}
