package io.github.sarvanom.verification;

import java.time.Duration;
import java.util.List;

/**
 * What all checks came to, in their order.
 *
 * @param results empty when there was nothing to ask
 */
public record VerificationOutcome(List<CheckResult> results, Duration took) {
    public VerificationOutcome {
        results = List.copyOf(results);
    }

    /** Of who did not come so far. */
    public static VerificationOutcome none() {
        return new VerificationOutcome(List.of(), Duration.ZERO);
    }

    public List<CheckResult> failures() {
        return results.stream().filter(CheckResult::isFailure).toList();
    }
}
