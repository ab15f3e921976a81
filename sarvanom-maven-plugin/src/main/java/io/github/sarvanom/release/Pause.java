package io.github.sarvanom.release;

import java.time.Duration;

/** Waits. */
public interface Pause {
    void pause(Duration duration) throws InterruptedException;

    /** By the machine's clock. */
    static Pause real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
