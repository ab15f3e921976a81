package io.github.sarvanom.release;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** Removes old records beside the work, one sweep after the other. What cannot be removed now is removed by the next release. */
final class Sweeps {
    /** For requests that were sent before the run was interrupted. One that takes longer is to a server that is away. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(Sweeps::daemon);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final BiConsumer<List<Release>, BooleanSupplier> sweep;

    /** @param sweep is given all releases, and what says whether no further request may be sent */
    Sweeps(BiConsumer<List<Release>, BooleanSupplier> sweep) {
        this.sweep = sweep;
    }

    void begin(List<Release> all) {
        thread.execute(() -> {
            try {
                sweep.accept(all, stopped::get);
            } catch (RuntimeException later) {
                // the release itself stands
            }
        });
    }

    /**
     * Returns when all that was begun is over: another run may need what is being removed, so nothing is once the lock is left. Behind an
     * interrupt nothing more is sent, and what was sent is waited for, 3 s at most.
     *
     * @return whether there was an interrupt; it is cleared
     */
    boolean end() {
        thread.shutdown();
        try {
            boolean over = thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            return Thread.interrupted() || !over;
        } catch (InterruptedException stop) {
            stopped.set(true);
            awaitSent(System.nanoTime() + GRACE.toNanos());
            thread.shutdownNow();
            return true;
        }
    }

    private void awaitSent(long until) {
        boolean over = false;
        while (!over && System.nanoTime() < until) {
            try {
                over = thread.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException again) {
                // it is known already, and this is short
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread daemon = new Thread(work, "sarvanom-sweep");
        daemon.setDaemon(true);
        return daemon;
    }
}
