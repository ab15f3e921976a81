package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The right to write, kept alive by a heartbeat until it is left. */
public final class HeldLock {
    private final How how;
    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final LeaseText text;
    private final LockTimes times;
    private final Clock clock;
    private final String run;
    private LiveObject lease;
    private long renewed = System.nanoTime();
    private boolean lost;
    private Optional<Thread> heart = Optional.empty();

    /** How the lock was come by, and so whether what was read before still holds. */
    public enum How {
        /** Nobody had it since the lease was seen. */
        AS_SEEN,
        /** Another run had it in between. */
        AFTER_ANOTHER,
        /** The run that had it ended without leaving it. */
        FROM_THE_DEAD
    }

    HeldLock(
            LiveObject lease,
            How how,
            ClusterReader reader,
            ClusterWriter writer,
            LeaseText text,
            LockTimes times,
            Clock clock) {
        this.lease = lease;
        this.run = Holder.of(lease).run();
        this.how = how;
        this.reader = reader;
        this.writer = writer;
        this.text = text;
        this.times = times;
        this.clock = clock;
    }

    /** Gives signs of life from now on. */
    void beat(Pause pause) {
        Thread thread = new Thread(() -> run(pause), "sarvanom-lock");
        thread.setDaemon(true);
        thread.start();
        heart = Optional.of(thread);
    }

    public How how() {
        return how;
    }

    /** The run that holds it. */
    String run() {
        return run;
    }

    /**
     * Makes sure that nobody has taken the lock over: asks the server only when the last sign of life is getting old.
     *
     * @throws SarvanomException when somebody has
     */
    public void check() {
        if (isAging()) {
            renew();
        }
        if (isLost()) {
            throw SarvanomException.surroundings(
                    Problem.of("another run has taken this release over")
                            .seen("this one gave no sign of life for more than "
                                    + times.dead().toSeconds() + " s")
                            .mend("see what it came to: mvn sarvanom:history; then deploy again if needed"),
                    null);
        }
    }

    /**
     * Lets others in. Somebody who took it over already keeps it.
     *
     * @param last tells them what came of this release; empty when there was none
     */
    public void leave(Optional<Release> last) {
        heart.ifPresent(Thread::interrupt);
        leaveOnce(last);
    }

    private synchronized void leaveOnce(Optional<Release> last) {
        if (!lost) {
            lost = true;
            changed(() -> text.left(lease, last, clock.instant()));
        }
    }

    private void run(Pause pause) {
        try {
            while (!isLost()) {
                pause.of(times.heartbeat());
                tryToRenew();
            }
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        }
    }

    /** No answer is no loss: the next beat tries again. */
    private void tryToRenew() {
        try {
            renew();
        } catch (ClusterException unanswered) {
            // the lease stays as it is, and so does our claim on it
        }
    }

    private synchronized void renew() {
        if (!lost) {
            lost = changed(() -> text.renewed(lease, clock.instant())).isEmpty();
            renewed = System.nanoTime();
        }
    }

    private synchronized boolean isLost() {
        return lost;
    }

    private synchronized boolean isAging() {
        return Duration.ofNanos(System.nanoTime() - renewed)
                        .compareTo(times.dead().dividedBy(2))
                > 0;
    }

    /** What a lease is to be turned into. */
    private interface Text {
        Manifest now();
    }

    /** Empty when it is another's by now. A conflict may be the echo of our own change whose answer got lost: then once more. */
    private Optional<LiveObject> changed(Text wanted) {
        while (true) {
            try {
                lease = writer.replace(wanted.now());
                return Optional.of(lease);
            } catch (ClusterException refused) {
                if (refused.status() != 409 && refused.status() != 404) {
                    throw refused;
                }
                Optional<LiveObject> there = reader.find(lease.id())
                        .filter(each -> Holder.of(each).run().equals(run));
                if (there.isEmpty()) {
                    return Optional.empty();
                }
                lease = there.get();
            }
        }
    }
}
