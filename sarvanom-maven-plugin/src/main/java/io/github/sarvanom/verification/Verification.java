package io.github.sarvanom.verification;

import java.time.Duration;
import java.util.List;

/**
 * All that a release is asked before it counts as good.
 *
 * @param checks empty when there is nothing to ask
 * @param timeout how long each check may go on asking
 */
public record Verification(List<Check> checks, Duration timeout) {
    public Verification {
        checks = List.copyOf(checks);
    }

    public static Verification none() {
        return new Verification(List.of(), Duration.ZERO);
    }
}
