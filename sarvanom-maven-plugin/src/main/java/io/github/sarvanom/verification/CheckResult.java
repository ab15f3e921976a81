package io.github.sarvanom.verification;

import java.time.Duration;

/**
 * A check and what came of it.
 *
 * @param took from the first question to the verdict
 */
public record CheckResult(Check check, Verdict verdict, Duration took) {
    public boolean isFailure() {
        return verdict instanceof Verdict.Failed;
    }
}
