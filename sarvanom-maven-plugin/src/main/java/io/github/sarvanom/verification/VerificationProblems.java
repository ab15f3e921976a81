package io.github.sarvanom.verification;

import io.github.sarvanom.problem.Problem;
import java.util.List;

/** Tells checks that failed as problems, one a check. */
public final class VerificationProblems {
    private static final String NEXT = "mend the service, or correct the check in <verification>;"
            + " mvn sarvanom:verify asks again without a deploy";

    private VerificationProblems() {}

    /** Empty when none failed. */
    public static List<Problem> of(VerificationOutcome outcome) {
        return outcome.failures().stream().map(VerificationProblems::problem).toList();
    }

    /** @param result of a check that failed */
    public static Problem problem(CheckResult result) {
        Check check = result.check();
        Verdict.Failed failed = (Verdict.Failed) result.verdict();
        String subject = check.name() + " is not well: " + check.question() + " ";
        return Problem.of(subject + failed.reason())
                .seen(failed.evidence())
                .seen("asked for " + result.took().toMillis() + " ms"
                        + (failed.outlook() == Verdict.Outlook.FINAL ? "" : ", again and again"))
                .mend(failed.remedy().isEmpty() ? NEXT : failed.remedy());
    }
}
