package io.github.sarvanom.rehearsal.processes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One start of a container: its process, when there is one, its probes and its log. */
final class Attempt {
    private final String id;
    private final LogFile log;
    private final CompletableFuture<RunningProcess> start;
    private volatile boolean stopping;
    private String startedAt = "";
    private List<Probing> probes = List.of();
    private @Nullable Probing startup;
    private @Nullable Probing readiness;

    /** @param start completed on another thread */
    Attempt(String id, LogFile log, CompletableFuture<RunningProcess> start) {
        this.id = id;
        this.log = log;
        this.start = start;
    }

    String id() {
        return id;
    }

    LogFile log() {
        return log;
    }

    boolean isStarting() {
        return !start.isDone();
    }

    CompletableFuture<RunningProcess> start() {
        return start;
    }

    boolean hasFailed() {
        return start.isCompletedExceptionally();
    }

    /** Only once it has started. */
    RunningProcess process() {
        return start.join();
    }

    /** Empty until {@link #begun}. */
    String startedAt() {
        return startedAt;
    }

    void begun(String now, List<Probing> probing, @Nullable Probing startupProbe, @Nullable Probing readinessProbe) {
        startedAt = now;
        probes = probing;
        startup = startupProbe;
        readiness = readinessProbe;
        if (startup != null) {
            startup.begin(Duration.ZERO);
        } else {
            probes.forEach(probe -> probe.begin(process().running()));
        }
    }

    /** The startup probe has succeeded, or there is none. */
    boolean isStarted() {
        return startup == null || startup.holds();
    }

    boolean isReady() {
        return isStarted() && (readiness == null || readiness.holds());
    }

    /** The startup probe holds: from now on the others count. */
    void started() {
        if (startup != null) {
            startup.end();
        }
        probes.stream()
                .filter(probe -> probe != startup)
                .forEach(probe -> probe.begin(process().running()));
    }

    void endProbes() {
        probes.forEach(Probing::end);
    }

    boolean isStopping() {
        return stopping;
    }

    void stopping() {
        stopping = true;
    }
}
