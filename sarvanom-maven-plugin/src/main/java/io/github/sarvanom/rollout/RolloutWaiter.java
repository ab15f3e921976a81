package io.github.sarvanom.rollout;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Waits until everything that was applied does its work, all workloads together. Driven by watches: it looks again when
 * something was seen to change, and once a second for the sake of time that passes.
 */
public final class RolloutWaiter {
    private static final Duration TICK = Duration.ofSeconds(1);
    /** Where a suspicion stands, its patience ends at some moment between two events. */
    private static final Duration SHORT_TICK = Duration.ofMillis(200);

    private final ClusterReader reader;
    private final EvidenceCollector evidence;
    private final InstantSource clock;
    private final RolloutLog log;
    private final UnaryOperator<String> redaction;
    private final Inbox inbox;

    /**
     * @param redaction takes the values of secrets out of any text that came from the cluster
     * @param origins asked only when a workload is in trouble
     */
    public RolloutWaiter(
            ClusterReader reader,
            UnaryOperator<String> redaction,
            Origins origins,
            InstantSource clock,
            RolloutLog log) {
        this(reader, redaction, origins, clock, log, Inbox.create());
    }

    RolloutWaiter(
            ClusterReader reader,
            UnaryOperator<String> redaction,
            Origins origins,
            InstantSource clock,
            RolloutLog log,
            Inbox inbox) {
        this.reader = reader;
        this.evidence = new EvidenceCollector(reader, redaction, origins, clock);
        this.clock = clock;
        this.log = new RedactingLog(log, redaction);
        this.redaction = redaction;
        this.inbox = inbox;
    }

    /**
     * Blocks until all is ready, one workload has failed, the deadline has passed or the thread is interrupted. Asks the
     * cluster nothing when all was ready as applied.
     *
     * @throws io.github.sarvanom.cluster.ClusterException when the workloads themselves cannot be watched
     */
    public RolloutOutcome await(AppliedSet applied, RolloutDeadline deadline) {
        RolloutOutcome outcome = awaited(applied, deadline);
        log.concluded(outcome);
        return outcome;
    }

    private RolloutOutcome awaited(AppliedSet applied, RolloutDeadline deadline) {
        Tracker tracker = new Tracker(applied, clock.instant(), deadline.stall(), this::hasStatus, log);
        if (tracker.allReady()) {
            return succeeded(tracker);
        }
        log.waiting(tracker.workloads(), deadline);
        try (Watches watches = new Watches(reader, inbox, log)) {
            watches.open(tracker.unready(), tracker.speechless());
            return follow(tracker, new Inquiry(reader), new Doubts(deadline.duration(), log), deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RolloutOutcome.Interrupted(standing(tracker), tracker.elapsed(clock.instant()));
        } finally {
            log.ended(tracker.workloads(), tracker.elapsed(clock.instant()));
        }
    }

    private boolean hasStatus(ResourceId id) {
        try {
            return reader.hasStatus(id.apiVersion(), id.kind());
        } catch (ClusterException unknown) {
            return false;
        }
    }

    private RolloutOutcome follow(Tracker tracker, Inquiry inquiry, Doubts doubts, RolloutDeadline deadline)
            throws InterruptedException {
        Instant end = clock.instant().plus(deadline.duration());
        while (true) {
            Instant now = clock.instant();
            if (tracker.allReady()) {
                return succeeded(tracker);
            }
            if (tracker.anyFailed()) {
                return failed(tracker, inquiry);
            }
            if (!now.isBefore(end)) {
                return timedOut(tracker, inquiry, deadline);
            }
            learn(
                    tracker,
                    inquiry,
                    doubts,
                    shorter(tracker.anySuspect() ? SHORT_TICK : TICK, Duration.between(now, end)));
        }
    }

    private void learn(Tracker tracker, Inquiry inquiry, Doubts doubts, Duration atMost) throws InterruptedException {
        List<ClusterReader.WatchEvent> events = inbox.take(atMost);
        Instant now = clock.instant();
        tracker.learn(events, now);
        if (inquiry.ask(tracker.unready(), tracker.view(), now)) {
            tracker.learn(List.of(), clock.instant());
        }
        doubts.look(tracker.workloads(), workload -> evidence.diagnoses(workload, tracker.view()));
        log.ticked(tracker.workloads(), tracker.elapsed(now));
    }

    /** All workloads as an outcome may carry them: their reasons quote the cluster. */
    private List<WorkloadProgress> standing(Tracker tracker) {
        return tracker.workloads().stream()
                .map(workload -> RedactingLog.redacted(workload, redaction))
                .toList();
    }

    private RolloutOutcome succeeded(Tracker tracker) {
        return new RolloutOutcome.Succeeded(standing(tracker), tracker.elapsed(clock.instant()));
    }

    private RolloutOutcome failed(Tracker tracker, Inquiry inquiry) {
        Duration took = tracker.elapsed(clock.instant());
        List<WorkloadProgress> hopeless = Stream.concat(
                        tracker.unready().stream()
                                .filter(workload -> workload.readiness().isFailure()),
                        tracker.unready().stream()
                                .filter(workload -> workload.readiness() instanceof Readiness.Suspect
                                        || workload.readiness() instanceof Readiness.Retrying))
                .toList();
        inquiry.askAtTheEnd(hopeless, tracker.view());
        return new RolloutOutcome.Failed(standing(tracker), evidence.collect(hopeless, tracker.view()), took);
    }

    private RolloutOutcome timedOut(Tracker tracker, Inquiry inquiry, RolloutDeadline deadline) {
        Duration took = tracker.elapsed(clock.instant());
        inquiry.askAtTheEnd(tracker.unready(), tracker.view());
        List<WorkloadFailure> missing = evidence.collect(tracker.unready(), tracker.view());
        return new RolloutOutcome.TimedOut(standing(tracker), missing, deadline, took);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
