package io.github.sarvanom.pipeline;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.release.ReleaseFailure;
import io.github.sarvanom.release.ReleaseRecorder;
import io.github.sarvanom.rollout.RolloutOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries a plan out between the two ends of its record, and says in every case in which state it left the environment. */
public final class RecordedWork {
    private final PlanCarrier carrier;
    private final Recovery recovery;
    private final Secrecy secrecy;

    /** @param secrecy what the carrier and the recovery hear of the cluster goes through it too */
    public RecordedWork(PlanCarrier carrier, Recovery recovery, Secrecy secrecy) {
        this.carrier = carrier;
        this.recovery = recovery;
        this.secrecy = secrecy;
    }

    /** @throws ReleaseFailure when the release does not come up, or is ended half-way */
    DeployOutcome run(
            Undertaking undertaking,
            Prepared prepared,
            ReleaseRecorder.Intent intent,
            ReleaseBracket.Entered inside,
            StageTimes times)
            throws InterruptedException {
        know(prepared, inside);
        Release begun = inside.begin(intent);
        Attempt attempt = attempt(undertaking, prepared, times);
        if (!attempt.stopped()) {
            attempt = attempt.explained(recovery.explained(attempt.complaints(), intent, inside));
        }
        Carried carried = attempt.carried();
        if (carried != null && carried.isGood()) {
            Release release = ended(undertaking, inside, Recovery.Ending.of(Outcome.SUCCEEDED), List.of());
            return new DeployOutcome(
                    undertaking, prepared.server(), prepared.plan(), carried, times, Optional.of(release));
        }
        Recovery.Ending ending =
                attempt.stopped() ? interrupted() : recovered(undertaking, prepared, begun, attempt, inside);
        List<Problem> why = ending.and(GonePods.told(ending.outcome(), begun.revision(), attempt.why()));
        Release release = ended(undertaking, inside, ending, why);
        throw new ReleaseFailure(blame(attempt), Headline.of(release, ending), release, why, attempt.cause());
    }

    /** What this release gives, and, asked for while its beginning is recorded, what pods of releases before it were given. */
    private void know(Prepared prepared, ReleaseBracket.Entered inside) {
        secrecy.learn(prepared.desired());
        if (!inside.before().isEmpty()) {
            secrecy.look();
        }
    }

    private static Blame blame(Attempt attempt) {
        return attempt.cause() instanceof SarvanomException refused ? refused.blame() : Blame.USER;
    }

    /**
     * How far it came.
     *
     * @param carried null when something was refused before the wait
     * @param complaints why it did not succeed
     */
    private record Attempt(
            @Nullable Carried carried,
            List<Complaint> complaints,
            @Nullable Throwable cause,
            boolean stopped) {
        Attempt explained(List<Complaint> better) {
            return new Attempt(carried, better, cause, stopped);
        }

        List<Problem> why() {
            return complaints.stream().map(Complaint::problem).toList();
        }
    }

    private Attempt attempt(Undertaking undertaking, Prepared prepared, StageTimes times) {
        try {
            Carried carried = carrier.carryAndVerify(
                    prepared.plan(), prepared.live(), undertaking.environment().deadline(), times);
            return new Attempt(
                    carried, carried.complaints(), null, carried.rollout() instanceof RolloutOutcome.Interrupted);
        } catch (SarvanomException refused) {
            boolean stopped = Thread.currentThread().isInterrupted();
            return new Attempt(
                    null, refused.problems().stream().map(Complaint::ofNobody).toList(), refused, stopped);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Attempt(
                    null,
                    List.of(Complaint.ofNobody(
                            Problem.of("interrupted while the release was verified or objects were removed"))),
                    stop,
                    true);
        }
    }

    private Recovery.Ending recovered(
            Undertaking undertaking, Prepared prepared, Release begun, Attempt attempt, ReleaseBracket.Entered inside) {
        try {
            return recovery.recover(undertaking, prepared, begun, attempt.why(), inside);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return interrupted();
        }
    }

    private static Recovery.Ending interrupted() {
        return Recovery.Ending.of(Outcome.INTERRUPTED);
    }

    private static Release ended(
            Undertaking undertaking, ReleaseBracket.Entered inside, Recovery.Ending ending, List<Problem> why) {
        List<String> story = new ArrayList<>();
        why.forEach(problem -> problem.text().lines().forEach(story::add));
        Release release = ending.outcome() == Outcome.FAILED_AND_CLEANED_UP
                ? inside.endWithNamespace(ending.outcome(), story)
                : inside.end(ending.outcome(), story);
        try {
            OutcomeFile.write(undertaking.output(), release, ending.restored());
        } catch (IOException full) {
            // the record in the cluster is what counts; a full disk must not make a failure of a success
        }
        return release;
    }
}
