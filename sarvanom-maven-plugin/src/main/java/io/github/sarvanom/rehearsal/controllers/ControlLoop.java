package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread that reconciles objects one after the other, each once however often it was asked for meanwhile. */
public final class ControlLoop {
    private static final System.Logger LOG = System.getLogger(ControlLoop.class.getName());
    private static final Duration RETRY = Duration.ofMillis(200);

    private final ScheduledExecutorService thread;
    private final Map<String, Reconciler> reconcilers = new ConcurrentHashMap<>();
    private final Set<ObjectKey> waiting = new LinkedHashSet<>();
    private boolean draining;
    private final Map<String, Long> deadlines = new ConcurrentHashMap<>();

    ControlLoop(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** @param resource as {@link ObjectKey#resource()} says */
    void serve(String resource, Reconciler reconciler) {
        reconcilers.put(resource, reconciler);
    }

    public void ask(ObjectKey key) {
        boolean first;
        synchronized (waiting) {
            waiting.add(key);
            first = !draining;
            draining = true;
        }
        if (first) {
            run(this::drain);
        }
    }

    /** Runs something after everything that is asked for already. */
    public void run(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    if (!thread.isShutdown()) {
                        LOG.log(System.Logger.Level.WARNING, "the rehearsal's controllers failed", e);
                    }
                }
            });
        } catch (RejectedExecutionException e) {
            // the cluster is closing; the next run takes up what is left
        }
    }

    private void drain() {
        while (true) {
            ObjectKey next;
            synchronized (waiting) {
                if (waiting.isEmpty()) {
                    draining = false;
                    return;
                }
                next = waiting.iterator().next();
                waiting.remove(next);
            }
            Reconciler reconciler = reconcilers.get(next.resource());
            if (reconciler != null && !thread.isShutdown()) {
                attempt(reconciler, next);
            }
        }
    }

    /** A controller that fails tries again, as the real ones do, and says so. */
    private void attempt(Reconciler reconciler, ObjectKey key) {
        try {
            reconciler.reconcile(key);
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.log(System.Logger.Level.WARNING, "the rehearsal failed to follow " + key + " and tries again", e);
                askAfter(RETRY, key);
            }
        }
    }

    /**
     * Whether a delay is over that began when this was first asked for the same mark; if not, the object is asked for again when
     * it is. Measured in real time: a test's clock does not move it.
     */
    public boolean isOver(String mark, Duration delay, ObjectKey key) {
        long now = System.nanoTime();
        Long deadline = deadlines.putIfAbsent(mark, now + delay.toNanos());
        if (deadline == null) {
            askAfter(delay, key);
            return delay.isZero();
        }
        return now - deadline >= 0;
    }

    public void forget(String markPrefix) {
        deadlines.keySet().removeIf(mark -> mark.startsWith(markPrefix));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // asking once too often does no harm
    public void askAfter(Duration delay, ObjectKey key) {
        try {
            thread.schedule(() -> ask(key), delay.toNanos() + 1, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // closing
        }
    }
}
