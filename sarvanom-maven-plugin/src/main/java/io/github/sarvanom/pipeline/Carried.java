package io.github.sarvanom.pipeline;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.RolloutProblems;
import io.github.sarvanom.verification.VerificationOutcome;
import io.github.sarvanom.verification.VerificationProblems;
import java.util.List;

/**
 * What came of a plan that was carried out.
 *
 * @param rollout succeeded or not: to fail is a value here, not an exception
 * @param verification empty when it did not come so far
 */
public record Carried(RolloutOutcome rollout, VerificationOutcome verification) {

    /** Whether everything runs, and nothing that was asked is ill. */
    public boolean isGood() {
        return rollout instanceof RolloutOutcome.Succeeded
                && verification.failures().isEmpty();
    }

    /** Why it is not good; empty when it is. */
    public List<Problem> problems() {
        return rollout instanceof RolloutOutcome.Succeeded
                ? VerificationProblems.of(verification)
                : RolloutProblems.of(rollout);
    }
}
