package io.github.sarvanom.pipeline;

import io.github.sarvanom.plan.Consent;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.plan.Takeover;

/**
 * What a release may do.
 *
 * @param coverage of which objects it may say that they are no longer wanted
 * @param takeover what becomes of objects that another tool made
 * @param consent to what can't be undone
 */
public record Terms(Coverage coverage, Takeover takeover, Consent consent) {
    /** Of a release of everything, to which nobody has consented in particular. */
    public static final Terms USUAL = new Terms(new Coverage.Whole(), Takeover.REFUSED, Consent.NONE);
}
