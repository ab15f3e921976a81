package io.github.sarvanom.rehearsal.processes;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One process, from its start to its end. */
final class RunningProcess {
    /** What is left to a process at least between SIGTERM and SIGKILL (kubelet, {@code minimumGracePeriodInSeconds}). */
    private static final Duration LEAST_GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final long since = System.nanoTime();

    private RunningProcess(Process process) {
        this.process = process;
    }

    /** Starts it; what it writes goes to the log, line by line, until it ends. */
    static RunningProcess start(LaunchPlan plan, LogFile log) throws IOException {
        Process process = builder(plan).start();
        process.getOutputStream().close(); // standard input is empty, as in a container
        log.follow(process.getInputStream());
        return new RunningProcess(process);
    }

    static ProcessBuilder builder(LaunchPlan plan) {
        ProcessBuilder builder = new ProcessBuilder(plan.command())
                .directory(plan.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(plan.environment());
        return builder;
    }

    long pid() {
        return process.pid();
    }

    Duration running() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As a shell has it: 128 and the signal for one that a signal ended. */
    int exitCode() {
        return process.exitValue();
    }

    void whenEnded(Runnable action) {
        CompletableFuture<Void> unused = process.onExit().thenRun(action);
    }

    /** SIGTERM; SIGKILL when the grace is over. Blocks until the process has ended. */
    void stop(Duration grace) throws InterruptedException {
        terminate();
        Duration left = grace.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : grace;
        if (!process.waitFor(left.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** @param nanos at most; none when negative */
    void awaitEnd(long nanos) throws InterruptedException {
        process.waitFor(nanos, TimeUnit.NANOSECONDS);
    }

    /** SIGTERM without waiting. By its handle: the process itself would close its output with it, and lose its last words. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }
}
