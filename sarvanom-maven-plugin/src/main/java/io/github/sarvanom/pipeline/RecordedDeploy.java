package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.HeldLock;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.RolloutProblems;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A release that changes something: inside of the lock, and between the two ends of a record. */
public final class RecordedDeploy {
    private final ReleaseBracket bracket;
    private final PlanPipeline planning;
    private final PlanCarrier carrier;
    private final Supplier<Author> author;

    public RecordedDeploy(ReleaseBracket bracket, PlanPipeline planning, PlanCarrier carrier, Supplier<Author> author) {
        this.bracket = bracket;
        this.planning = planning;
        this.carrier = carrier;
        this.author = author;
    }

    /** @param seen the lease, from before the plan was made: if another run came in between, the plan is made anew and shown again */
    DeployOutcome run(DeployRequest request, Prepared prepared, Optional<LiveObject> seen, StageTimes times)
            throws InterruptedException {
        ReleaseBracket.Entered inside = bracket.enter(seen, home(request, prepared));
        boolean begun = false;
        try {
            Prepared current = inside.how() == HeldLock.How.AS_SEEN ? prepared : planning.run(request);
            if (inside.how() != HeldLock.How.AS_SEEN) {
                times.ended("lock");
            }
            request.terms().consent().check(current.plan());
            inside.begin(new ReleaseIntent(inside, author).of(request, current));
            begun = true;
            return carried(request, current, inside, times);
        } finally {
            if (!begun) {
                inside.leave();
            }
        }
    }

    private DeployOutcome carried(
            DeployRequest request, Prepared prepared, ReleaseBracket.Entered inside, StageTimes times)
            throws InterruptedException {
        try {
            RolloutOutcome rollout = carrier.carry(
                    prepared.plan(), prepared.live(), request.environment().deadline(), times);
            Release release = inside.end(outcome(rollout), story(rollout));
            return new DeployOutcome(request, prepared.server(), prepared.plan(), rollout, times, Optional.of(release));
        } catch (SarvanomException | InterruptedException failure) {
            boolean stopped = failure instanceof InterruptedException
                    || Thread.currentThread().isInterrupted();
            inside.end(
                    stopped ? Outcome.INTERRUPTED : Outcome.FAILED_AND_KEPT,
                    String.valueOf(failure.getMessage()).lines().toList());
            throw failure;
        }
    }

    private static Outcome outcome(RolloutOutcome rollout) {
        if (rollout instanceof RolloutOutcome.Succeeded) {
            return Outcome.SUCCEEDED;
        }
        return rollout instanceof RolloutOutcome.Interrupted ? Outcome.INTERRUPTED : Outcome.FAILED_AND_KEPT;
    }

    private static List<String> story(RolloutOutcome rollout) {
        return RolloutProblems.of(rollout).stream()
                .flatMap(problem -> problem.text().lines())
                .toList();
    }

    /** The namespace, when this release makes it: lock and record need it before the rest. */
    private static Optional<Manifest> home(DeployRequest request, Prepared prepared) {
        return prepared.plan().creates().stream()
                .map(Change.Create::manifest)
                .filter(manifest -> manifest.id().kind().equals("Namespace"))
                .filter(manifest ->
                        manifest.id().name().equals(request.environment().namespace()))
                .findFirst();
    }
}
