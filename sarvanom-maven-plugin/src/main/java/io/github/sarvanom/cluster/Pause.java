package io.github.sarvanom.cluster;

import java.time.Duration;

/** Lets time pass between two attempts. */
@FunctionalInterface
public interface Pause {
    void of(Duration duration) throws InterruptedException;

    /** By the machine's clock. */
    static Pause real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
