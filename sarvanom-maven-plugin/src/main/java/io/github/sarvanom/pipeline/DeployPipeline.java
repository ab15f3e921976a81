package io.github.sarvanom.pipeline;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.apply.Pruner;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.rollout.DeadlineRule;
import io.github.sarvanom.rollout.RolloutDeadline;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.RolloutWaiter;

/** One release: plan, apply, wait, and remove what is wanted no more when everything else is well. */
public final class DeployPipeline {
    private final PlanPipeline planning;
    private final PlanApplier applier;
    private final RolloutWaiter waiter;
    private final Pruner pruner;
    private final DeployLog log;

    public DeployPipeline(
            PlanPipeline planning, PlanApplier applier, RolloutWaiter waiter, Pruner pruner, DeployLog log) {
        this.planning = planning;
        this.applier = applier;
        this.waiter = waiter;
        this.pruner = pruner;
        this.log = log;
    }

    /**
     * Carries a release out. An empty plan is waited for all the same: unchanged does not mean healthy.
     *
     * @throws io.github.sarvanom.problem.SarvanomException when the plan cannot be made or not be carried out
     */
    public DeployOutcome run(DeployRequest request) throws InterruptedException {
        StageTimes times = new StageTimes();
        times.spent("build", request.build());
        Prepared prepared = planning.run(request);
        times.ended("plan");
        AppliedSet applied = applier.apply(prepared.plan(), prepared.live());
        times.ended("apply");
        RolloutOutcome rollout = waiter.await(applied, deadline(request, applied));
        times.ended("rollout");
        if (rollout instanceof RolloutOutcome.Succeeded) {
            pruner.prune(prepared.plan());
            noted(times, prepared.plan());
        }
        DeployOutcome outcome = new DeployOutcome(request, prepared.server(), prepared.plan(), rollout, times);
        if (rollout instanceof RolloutOutcome.Succeeded) {
            log.released(outcome);
        }
        return outcome;
    }

    private static void noted(StageTimes times, Plan plan) {
        if (!plan.removals().isEmpty()) {
            times.ended("prune");
        }
    }

    private static RolloutDeadline deadline(DeployRequest request, AppliedSet applied) {
        return request.environment()
                .deadline()
                .map(RolloutDeadline::said)
                .orElseGet(() -> DeadlineRule.derive(applied));
    }
}
