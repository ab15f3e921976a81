package io.github.sarvanom.pipeline;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.apply.Pruner;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.rollout.DeadlineRule;
import io.github.sarvanom.rollout.RolloutDeadline;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.RolloutWaiter;
import io.github.sarvanom.verification.VerificationOutcome;
import io.github.sarvanom.verification.Verifier;
import java.time.Duration;
import java.util.Optional;

/** Carries a plan out: applies, waits, verifies, and removes what is wanted no more when everything else is well. */
public final class PlanCarrier {
    private final PlanApplier applier;
    private final RolloutWaiter waiter;
    private final Verifier verifier;
    private final Pruner pruner;

    public PlanCarrier(PlanApplier applier, RolloutWaiter waiter, Verifier verifier, Pruner pruner) {
        this.applier = applier;
        this.waiter = waiter;
        this.verifier = verifier;
        this.pruner = pruner;
    }

    /**
     * An empty plan is waited for all the same: unchanged does not mean healthy.
     *
     * @param deadline as the user said it; empty means derived from the probes
     * @throws io.github.sarvanom.problem.SarvanomException when a change is refused
     */
    RolloutOutcome carry(Plan plan, LiveState live, Optional<Duration> deadline, StageTimes times)
            throws InterruptedException {
        RolloutOutcome rollout = rolledOut(plan, live, deadline, times);
        return done(plan, new Carried(rollout, VerificationOutcome.none()), times)
                .rollout();
    }

    /** As {@link #carry}, and asks the release whether it is well before anything is removed. */
    Carried carryAndVerify(Plan plan, LiveState live, Optional<Duration> deadline, StageTimes times)
            throws InterruptedException {
        RolloutOutcome rollout = rolledOut(plan, live, deadline, times);
        return done(plan, new Carried(rollout, verified(rollout, times)), times);
    }

    /** Asks what runs whether it is well. */
    VerificationOutcome verify() throws InterruptedException {
        return verifier.verify();
    }

    private Carried done(Plan plan, Carried carried, StageTimes times) throws InterruptedException {
        if (carried.isGood()) {
            pruner.prune(plan);
            if (!plan.removals().isEmpty()) {
                times.ended("prune");
            }
        }
        return carried;
    }

    private RolloutOutcome rolledOut(Plan plan, LiveState live, Optional<Duration> deadline, StageTimes times)
            throws InterruptedException {
        AppliedSet applied = applier.apply(plan, live);
        times.ended("apply");
        RolloutOutcome rollout = waiter.await(
                applied, deadline.map(RolloutDeadline::said).orElseGet(() -> DeadlineRule.derive(applied)));
        times.ended("rollout");
        return rollout;
    }

    private VerificationOutcome verified(RolloutOutcome rollout, StageTimes times) throws InterruptedException {
        if (!(rollout instanceof RolloutOutcome.Succeeded)) {
            return VerificationOutcome.none();
        }
        VerificationOutcome outcome = verify();
        if (!outcome.results().isEmpty()) {
            times.ended("verify");
        }
        return outcome;
    }
}
