package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets one run at a time write to an application in an environment: a Lease with a holder and a heartbeat, changed only from the
 * version that was seen. Whoever waits takes a holder to be dead that gave no sign of life for the time that the lease names, measured
 * by the waiting one's own clock (as client-go's leader election does), or whose process is known to have ended.
 */
public final class ReleaseLock {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TELL = Duration.ofSeconds(15);

    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final Ledger ledger;
    private final Holder self;
    private final LockTimes times;
    private final LockLog log;
    private final Clock clock;
    private final Pause pause;
    private final LeaseText text;

    public ReleaseLock(
            ClusterReader reader,
            ClusterWriter writer,
            Ledger ledger,
            Holder self,
            LockTimes times,
            LockLog log,
            Clock clock,
            Pause pause) {
        this.reader = reader;
        this.writer = writer;
        this.ledger = ledger;
        this.self = self;
        this.times = times;
        this.log = log;
        this.clock = clock;
        this.pause = pause;
        this.text = new LeaseText(ledger, times);
    }

    /**
     * Takes the lock, waiting for whoever has it.
     *
     * @param seen the lease before anything else was read; empty when there was none
     * @throws SarvanomException when another run has it for longer than is waited
     */
    public HeldLock take(Optional<LiveObject> seen) throws InterruptedException {
        Contender contender = new Contender(seen);
        Optional<LiveObject> lease = seen;
        HeldLock.How how = HeldLock.How.AS_SEEN;
        while (true) {
            Optional<LiveObject> mine = contender.mayTake(lease) ? taken(lease) : Optional.empty();
            if (mine.isPresent()) {
                return held(mine.get(), contender.isOfTheDead(lease) ? fromTheDead(lease) : how);
            }
            how = HeldLock.How.AFTER_ANOTHER;
            contender.rest(lease);
            lease = reader.find(ledger.lease());
            contender.look(lease);
        }
    }

    private HeldLock.How fromTheDead(Optional<LiveObject> lease) {
        lease.map(Holder::of).ifPresent(log::takenOver);
        return HeldLock.How.FROM_THE_DEAD;
    }

    private HeldLock held(LiveObject mine, HeldLock.How how) {
        HeldLock held = new HeldLock(mine, how, reader, writer, text, times, clock);
        held.beat(pause);
        return held;
    }

    /** Empty when somebody was faster. A refusal may be the echo of our own success whose answer got lost. */
    private Optional<LiveObject> taken(Optional<LiveObject> lease) {
        try {
            return Optional.of(
                    lease.isEmpty()
                            ? writer.create(text.held(self, lease, clock.instant()))
                            : writer.replace(text.held(self, lease, clock.instant())));
        } catch (ClusterException refused) {
            if (refused.status() != 409) {
                throw refused;
            }
            return reader.find(ledger.lease())
                    .filter(there -> Holder.of(there).run().equals(self.run()));
        }
    }

    /** One who wants the lock, and what it has seen of the others. */
    private final class Contender {
        private final long began = System.nanoTime();
        private String version;
        private long unchangedSince = began;
        private long told = began - TELL.toNanos();

        Contender(Optional<LiveObject> lease) {
            version = version(lease);
        }

        void look(Optional<LiveObject> lease) {
            if (!version.equals(version(lease))) {
                version = version(lease);
                unchangedSince = System.nanoTime();
            }
        }

        boolean mayTake(Optional<LiveObject> lease) {
            return lease.isEmpty() || Holder.of(lease.get()).isNobody() || isOfTheDead(lease);
        }

        boolean isOfTheDead(Optional<LiveObject> lease) {
            Holder holder = lease.map(Holder::of).orElse(Holder.NOBODY);
            return !holder.isNobody()
                    && (Processes.hasEnded(holder.process())
                            || since(unchangedSince).compareTo(dead(lease)) > 0);
        }

        void rest(Optional<LiveObject> lease) throws InterruptedException {
            if (mayTake(lease)) {
                return;
            }
            Holder holder = lease.map(Holder::of).orElse(Holder.NOBODY);
            if (since(began).compareTo(times.patience()) >= 0) {
                throw SarvanomException.surroundings(busy(holder), null);
            }
            if (since(told).compareTo(TELL) >= 0) {
                told = System.nanoTime();
                log.waiting(holder, since(unchangedSince), since(began));
            }
            pause.of(LOOK);
        }

        private Problem busy(Holder holder) {
            return Problem.of(
                            ledger.application() + " in " + ledger.environment() + " is being released by another run")
                    .seen("by: " + holder.display())
                    .seen("its last sign of life: " + since(unchangedSince).toSeconds() + " s ago or less")
                    .seen("waited: " + since(began).toSeconds() + " s")
                    .mend("wait until it has ended, or wait longer for it: -Dsarvanom.lock.wait=30m");
        }

        private Duration dead(Optional<LiveObject> lease) {
            return lease.map(each -> Duration.ofSeconds(each.number("spec", "leaseDurationSeconds")))
                    .orElse(times.dead());
        }

        private Duration since(long nanos) {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }

        private String version(Optional<LiveObject> lease) {
            return lease.map(LiveObject::resourceVersion).orElse("");
        }
    }
}
