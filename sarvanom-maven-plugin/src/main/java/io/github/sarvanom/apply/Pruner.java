package io.github.sarvanom.apply;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.Deletion;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.plan.Membership;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.Removal;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Removes what a plan no longer wants, in the reverse order of an apply: pods and what leads to them first, then what they
 * read, then what they lived in. Each object goes by its uid; another one of its name stays.
 */
public final class Pruner {
    private static final Set<String> WITH_PODS =
            Set.of("CronJob", "DaemonSet", "Deployment", "Job", "ReplicaSet", "StatefulSet");

    private final ClusterWriter writer;
    private final ApplyLog log;
    private final Clock clock;
    private final InFlight inFlight;
    private final Departure departure;

    public Pruner(ClusterReader reader, ClusterWriter writer, ApplyLog log, Clock clock, InFlight inFlight) {
        this.writer = writer;
        this.log = log;
        this.clock = clock;
        this.inFlight = inFlight;
        this.departure = new Departure(reader, clock);
    }

    /**
     * Removes, waits until it is gone, and lets the set's parent name no more than is left.
     *
     * @throws SarvanomException with every refusal, or with what is still there when the time is over
     */
    public void prune(Plan plan) throws InterruptedException {
        if (!plan.removals().isEmpty()) {
            Instant start = clock.instant();
            log.removing(plan.removals().size());
            List<List<Removal>> waves = new ArrayList<>(Wave.of(plan.removals(), Removal::id));
            java.util.Collections.reverse(waves);
            for (List<Removal> wave : waves) {
                remove(wave);
            }
            log.allRemoved(plan.removals().size(), Duration.between(start, clock.instant()));
        }
        plan.membership().filter(each -> !isHomeRemoved(plan, each)).ifPresent(this::settle);
    }

    /** Waits until it is gone, without asking for that: somebody has done so. */
    public void await(LiveObject going) throws InterruptedException {
        departure.await(List.of(new Removal(going)));
    }

    /** With its namespace goes the parent. */
    private static boolean isHomeRemoved(Plan plan, Membership membership) {
        return plan.removals().stream()
                .map(Removal::id)
                .anyMatch(id -> id.kind().equals("Namespace")
                        && id.name().equals(membership.set().namespace()));
    }

    private void settle(Membership membership) {
        membership.narrowed().ifPresent(writer::apply);
        if (membership.isOver()) {
            membership.parent().ifPresent(parent -> writer.delete(parent.id(), parent.uid()));
        }
    }

    private void remove(List<Removal> wave) throws InterruptedException {
        InFlight.Outcome<Removal, Boolean> outcome = inFlight.each(wave, this::begin);
        if (!outcome.refused().isEmpty()) {
            List<Problem> problems = outcome.refused().stream()
                    .flatMap(one -> one.why().problems().stream())
                    .distinct()
                    .toList();
            throw new SarvanomException(
                    Blame.SURROUNDINGS, problems, outcome.refused().get(0).why());
        }
        departure.await(outcome.answers().stream()
                .filter(answer -> !answer.value())
                .map(InFlight.Answer::item)
                .toList());
    }

    private boolean begin(Removal removal) {
        Deletion.Dependents dependents =
                WITH_PODS.contains(removal.id().kind()) ? Deletion.Dependents.FIRST : Deletion.Dependents.LATER;
        boolean gone = writer.delete(new Deletion(removal.id(), removal.uid(), dependents));
        log.removed(removal);
        return gone;
    }
}
