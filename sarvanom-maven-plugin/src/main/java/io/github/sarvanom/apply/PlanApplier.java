package io.github.sarvanom.apply;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Membership;
import io.github.sarvanom.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the changes of a plan in waves: what others depend on first, everything inside a wave together. A wave with a refusal is
 * the last one.
 */
public final class PlanApplier {
    private final ClusterWriter writer;
    private final PinnedWrites writes;
    private final ApplyLog log;
    private final Clock clock;
    private final InFlight inFlight;

    public PlanApplier(ClusterReader reader, ClusterWriter writer, ApplyLog log, Clock clock, InFlight inFlight) {
        this.writer = writer;
        this.writes = new PinnedWrites(reader, writer, new Departure(reader, clock));
        this.log = log;
        this.clock = clock;
        this.inFlight = inFlight;
    }

    /**
     * @param live what the plan was compared with; kept objects come from there
     * @throws io.github.sarvanom.problem.SarvanomException with every refusal of the failing wave, then what was and was not applied
     */
    public AppliedSet apply(Plan plan, LiveState live) {
        Map<ResourceId, LiveObject> standing = new HashMap<>();
        plan.keeps().forEach(kept -> live.find(kept.id()).ifPresent(object -> standing.put(kept.id(), object)));
        List<Change> changes = plan.changes().stream()
                .filter(change -> !(change instanceof Change.Keep))
                .toList();
        if (!changes.isEmpty()) {
            Map<ResourceId, LiveObject> sent = sent(changes, live, plan.membership());
            standing.putAll(sent);
            return new AppliedSet(standing, sent.keySet());
        }
        widen(plan.membership());
        return new AppliedSet(standing);
    }

    /** Before the first write, except of the namespace that the set itself lives in. */
    private void widen(Optional<Membership> membership) {
        membership.flatMap(Membership::widened).ifPresent(writer::apply);
    }

    private Map<ResourceId, LiveObject> sent(List<Change> changes, LiveState live, Optional<Membership> membership) {
        Instant start = clock.instant();
        log.applying(changes.size());
        Map<ResourceId, LiveObject> stored = new HashMap<>();
        boolean home = membership.map(each -> isWithHome(changes, each)).orElse(false);
        if (!home) {
            widen(membership);
        }
        for (List<Change> wave : Wave.of(changes, Change::id)) {
            InFlight.Outcome<Change, LiveObject> outcome = inFlight.each(wave, change -> send(change, live));
            outcome.answers().forEach(answer -> stored.put(answer.item().id(), answer.value()));
            if (!outcome.refused().isEmpty()) {
                throw Interrupted.by(outcome.refused(), changes, stored.keySet());
            }
            if (home) {
                widen(membership);
                home = false;
            }
        }
        log.allApplied(changes.size(), Duration.between(start, clock.instant()));
        return stored;
    }

    /** Whether the namespace of the set itself is among what is sent; it is in the first wave then. */
    private static boolean isWithHome(List<Change> changes, Membership membership) {
        return changes.stream()
                .map(Change::id)
                .anyMatch(id -> id.kind().equals("Namespace")
                        && id.name().equals(membership.set().namespace()));
    }

    private LiveObject send(Change change, LiveState live) {
        LiveObject object = live.find(change.id())
                .map(there -> writes.write(change, there))
                .orElseGet(() -> writer.apply(change.manifest()));
        log.applied(change);
        return object;
    }
}
