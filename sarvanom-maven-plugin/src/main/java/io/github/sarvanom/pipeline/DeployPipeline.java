package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.release.LeaseSight;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One release: plan, then, if there is anything to change, all the rest inside of a lock and a record. */
public final class DeployPipeline {
    private final PlanPipeline planning;
    private final PlanCarrier carrier;
    private final LeaseSight sight;
    private final Supplier<RecordedDeploy> recorded;
    private final DeployLog log;

    /** @param recorded made only when it is needed: a deploy without a change takes no lock and records nothing */
    public DeployPipeline(
            PlanPipeline planning,
            PlanCarrier carrier,
            LeaseSight sight,
            Supplier<RecordedDeploy> recorded,
            DeployLog log) {
        this.planning = planning;
        this.carrier = carrier;
        this.sight = sight;
        this.recorded = recorded;
        this.log = log;
    }

    /**
     * Carries a release out. An empty plan is waited for all the same: unchanged does not mean healthy.
     *
     * @throws io.github.sarvanom.problem.SarvanomException when the plan cannot be made, and when a recorded release fails
     */
    public DeployOutcome run(DeployRequest request) throws InterruptedException {
        StageTimes times = new StageTimes();
        times.spent("build", request.build());
        CompletableFuture<Optional<LiveObject>> lease = sight.look();
        Prepared prepared = planning.run(request, lease::join);
        times.ended("plan");
        request.terms().admit(prepared.plan());
        Optional<LiveObject> seen = lease.join();
        DeployOutcome outcome = prepared.plan().isEmpty() && !LeaseSight.isUnsettled(seen)
                ? UnchangedDeploy.run(request, prepared, carrier, times)
                : recorded.get().run(request, prepared, seen, times);
        if (outcome.carried().isGood()) {
            log.released(outcome);
        }
        return outcome;
    }
}
