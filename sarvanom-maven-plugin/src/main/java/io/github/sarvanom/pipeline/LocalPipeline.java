package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.Engine;
import io.github.sarvanom.compose.LocalDeployment;
import io.github.sarvanom.compose.LocalPlan;
import io.github.sarvanom.compose.LocalProgress;
import io.github.sarvanom.compose.LocalStart;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rollout.RolloutDeadline;
import io.github.sarvanom.rollout.RolloutLog;
import io.github.sarvanom.verification.VerificationProblems;
import io.github.sarvanom.verification.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** One application as containers on this machine: plan, make, start, wait. */
public final class LocalPipeline {
    private static final RolloutDeadline USUAL =
            new RolloutDeadline(Duration.ofMinutes(5), "stores may make their data first; <timeout> says otherwise");

    private final Engine engine;
    private final LocalReleaseLog log;
    private final RolloutLog rollout;
    private final Supplier<Verifier> verifier;
    private final Clock clock;

    /** @param verifier asked for only when something has changed */
    public LocalPipeline(
            Engine engine, LocalReleaseLog log, RolloutLog rollout, Supplier<Verifier> verifier, Clock clock) {
        this.engine = engine;
        this.log = log;
        this.rollout = rollout;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Shows what {@link #deploy} would change. */
    public void plan(LocalRequest request) throws InterruptedException {
        LocalDeployment deployment = deployment(request);
        deployment.check(planned(request, deployment, new StageTimes()));
    }

    /**
     * Brings everything up, and leaves alone what is as it shall be.
     *
     * @throws io.github.sarvanom.problem.SarvanomException when something did not come up; what did stays
     */
    public LocalOutcome deploy(LocalRequest request) throws InterruptedException {
        StageTimes times = new StageTimes();
        times.spent("build", request.build());
        LocalDeployment deployment = deployment(request);
        LocalPlan plan = planned(request, deployment, times);
        deployment.carryOut(plan);
        log.carriedOut(plan, times.ended("make"));
        List<LocalProgress> containers = started(request.environment(), deployment);
        times.ended("start");
        verify(plan, times);
        LocalOutcome outcome = new LocalOutcome(request.environment(), plan, containers, times);
        log.released(outcome);
        return outcome;
    }

    private void verify(LocalPlan plan, StageTimes times) throws InterruptedException {
        if (!plan.isEmpty()) {
            List<Problem> failed = VerificationProblems.of(verifier.get().verify());
            if (!failed.isEmpty()) {
                throw new SarvanomException(Blame.USER, failed);
            }
            times.ended("verify");
        }
    }

    private List<LocalProgress> started(Environment environment, LocalDeployment deployment)
            throws InterruptedException {
        RolloutDeadline deadline =
                environment.deadline().map(RolloutDeadline::said).orElse(USUAL);
        try (LocalStart start = new LocalStart(engine, deployment, clock)) {
            List<LocalProgress> containers = new LocalWait(start, rollout, clock).until(deadline);
            new LocalProblems(new LocalRemedy(engine, environment), deadline).throwIfAny(containers);
            return containers;
        }
    }

    private LocalDeployment deployment(LocalRequest request) {
        return new LocalDeployment(engine, request.file(), request.environment().secrets(), request.wish(), log);
    }

    private LocalPlan planned(LocalRequest request, LocalDeployment deployment, StageTimes times)
            throws InterruptedException {
        log.connected(request.environment(), engine.version());
        LocalPlan plan = deployment.plan(request.coverage());
        log.planned(plan, times.ended("plan"));
        return plan;
    }
}
