package io.github.sarvanom.pipeline;

import io.github.sarvanom.plan.Consent;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.SavedPlan;
import io.github.sarvanom.plan.Takeover;
import java.util.Optional;

/**
 * What a release may do.
 *
 * @param coverage of which objects it may say that they are no longer wanted
 * @param takeover what becomes of objects that another tool made
 * @param consent to what can't be undone
 * @param saved the plan that it is bound to
 */
public record Terms(Coverage coverage, Takeover takeover, Consent consent, Optional<SavedPlan> saved) {
    /** Of a release of everything, to which nobody has consented in particular. */
    public static final Terms USUAL = new Terms(new Coverage.Whole(), Takeover.REFUSED, Consent.NONE, Optional.empty());

    /** @throws io.github.sarvanom.problem.SarvanomException when the plan is not the one that was saved, or lacks consent */
    void admit(Plan plan) {
        saved.ifPresent(each -> each.check(plan));
        consent.check(plan);
    }
}
