package io.github.sarvanom.rehearsal.processes;

import java.time.Duration;

/** How long a container that ended must wait: not at all the first time, then 10 s, doubled up to 5 minutes (kubelet, {@code doBackOff}). */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = LONGEST.multipliedBy(2);

    private Duration current = Duration.ZERO;

    /** The wait that holds now; zero before the first end. */
    Duration current() {
        return current;
    }

    /** Zero when a container that ended so long ago may start again. */
    Duration left(Duration sinceEnd) {
        Duration left = current.minus(sinceEnd);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** It starts again, after it had run for so long. */
    void next(Duration ran) {
        boolean forgotten = current.isZero() || ran.compareTo(FORGOTTEN) > 0;
        Duration doubled = current.multipliedBy(2);
        current = forgotten ? FIRST : doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
