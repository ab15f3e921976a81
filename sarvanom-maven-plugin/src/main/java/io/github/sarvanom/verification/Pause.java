package io.github.sarvanom.verification;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    void of(Duration duration) throws InterruptedException;
}
