package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.HeldLock;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.release.ReleaseRecorder;
import java.util.Optional;
import java.util.function.Supplier;

/** A deploy that changes something: inside of the lock, and between the two ends of a record. */
public final class RecordedDeploy {
    private final ReleaseBracket bracket;
    private final PlanPipeline planning;
    private final PlanCarrier carrier;
    private final RecordedWork work;
    private final Supplier<Author> author;

    public RecordedDeploy(
            ReleaseBracket bracket,
            PlanPipeline planning,
            PlanCarrier carrier,
            RecordedWork work,
            Supplier<Author> author) {
        this.bracket = bracket;
        this.planning = planning;
        this.carrier = carrier;
        this.work = work;
        this.author = author;
    }

    /** @param seen the lease, from before the plan was made: if another run came in between, the plan is made anew and shown again */
    DeployOutcome run(DeployRequest request, Prepared prepared, Optional<LiveObject> seen, StageTimes times)
            throws InterruptedException {
        ReleaseBracket.Entered inside = bracket.enter(seen, home(request, prepared));
        try {
            Prepared current = prepared;
            if (inside.how() != HeldLock.How.AS_SEEN) {
                current = planning.run(request);
                times.ended("lock");
            }
            if (current.plan().isEmpty() && isSettled(inside)) {
                return UnchangedDeploy.run(request, current, carrier, times);
            }
            request.terms().admit(current.plan());
            ReleaseRecorder.Intent intent = new ReleaseIntent(inside, author).of(request, current);
            return work.run(request.undertaking(), current, intent, inside, times);
        } finally {
            inside.leave();
        }
    }

    /** Another run may have done in the meantime what this one was to do. */
    private static boolean isSettled(ReleaseBracket.Entered inside) {
        return inside.before().stream().findFirst().filter(Release::succeeded).isPresent();
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
