package io.github.sarvanom.plan;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;

/**
 * That somebody has seen a plan and wants all of it.
 *
 * @param said the plan's fingerprint, or its beginning; empty when nothing was said
 */
public record Consent(String said) {
    /** Of who has said nothing. */
    public static final Consent NONE = new Consent("");

    /** The user property by which it is said. */
    public static final String PROPERTY = "sarvanom.consent";

    /** @throws SarvanomException when the plan does what is guarded, and another plan or none was consented to */
    public void check(Plan plan) {
        List<String> guarded = new Guards(plan).guarded();
        if (!guarded.isEmpty()) {
            require(plan, guarded);
        }
    }

    /**
     * The same for a plan that needs consent in any case.
     *
     * @param why a line each
     */
    public void require(Plan plan, List<String> why) {
        PlanFingerprint fingerprint = PlanFingerprint.of(plan);
        if (!fingerprint.isMeantBy(said)) {
            throw SarvanomException.user(Problem.of("this plan needs consent: it does what can't be undone")
                    .seen(why)
                    .seen(said.isEmpty() ? List.of() : List.of("consent was given to another plan: " + said))
                    .mend("read the plan; if that is wanted, run the same again with -D" + PROPERTY + "="
                            + fingerprint.shortened()));
        }
    }
}
