package io.github.sarvanom.release;

import java.time.Duration;

/** Hears how the right to write is got. */
public interface LockLog {
    /** Another run has it; told at first, and then now and again. */
    void waiting(Holder holder, Duration sinceHeartbeat, Duration waited);

    /** The run that had it gives no more sign of life, or is known to be gone. */
    void takenOver(Holder dead);
}
