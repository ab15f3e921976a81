package io.github.sarvanom.rehearsal.processes;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Executes one probe of one running container again and again, and counts (kubelet, {@code prober/worker.go}). */
final class Probing {
    /** Each kind of probe, as events name it. */
    enum Kind {
        STARTUP("Startup"),
        READINESS("Readiness"),
        LIVENESS("Liveness");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final ProbeRule rule;
    private final ProbeAction action;
    private final ScheduledExecutorService threads;
    private final BiConsumer<Probing, ProbeAnswer> heard;
    private volatile boolean ended;
    private volatile boolean holds;
    private volatile boolean failed;
    private int inARow;
    private boolean lastSuccess;

    /** @param heard called after each probe, on one of the threads */
    Probing(
            ProbeRule rule,
            ProbeAction action,
            ScheduledExecutorService threads,
            BiConsumer<Probing, ProbeAnswer> heard) {
        this.rule = rule;
        this.action = action;
        this.threads = threads;
        this.heard = heard;
    }

    /** @param running for how long the container has run already */
    void begin(Duration running) {
        Duration left = rule.initialDelay().minus(running);
        next(left.isNegative() ? Duration.ZERO : left);
    }

    /** Whether it has succeeded as often in a row as asked for, and not failed so since. */
    boolean holds() {
        return holds;
    }

    /** Whether it has failed as often in a row as it may. */
    boolean hasFailed() {
        return failed;
    }

    void end() {
        ended = true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it answers through what it hears
    private void next(Duration delay) {
        try {
            threads.schedule(this::probe, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the run is ending
        }
    }

    private void probe() {
        if (ended) {
            return;
        }
        try {
            ProbeAnswer answer = action.ask(rule.timeout());
            if (!ended) {
                count(answer.success());
                heard.accept(this, answer);
                next(rule.period());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(boolean success) {
        inARow = success == lastSuccess ? inARow + 1 : 1;
        lastSuccess = success;
        if (success && inARow >= rule.successes()) {
            holds = true;
            failed = false;
        } else if (!success && inARow >= rule.failures()) {
            holds = false;
            failed = true;
        }
    }
}
