package com.sarvanom.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls all dependencies side by side and remembers the answers for a second, so that a probe costs 300 ms at worst,
 * however many of them hang, and nothing while the answers are fresh.
 */
final class DependencyChecks {

    private static final Logger LOG = LoggerFactory.getLogger(DependencyChecks.class);
    private static final long DEADLINE_MILLIS = 300;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Dependency> dependencies;
    private final ExecutorService threads;
    private Map<String, Status> known = Map.of();
    private long knownSince;

    DependencyChecks(List<Dependency> dependencies) {
        this.dependencies = List.copyOf(dependencies);
        // One thread each: a name server that hangs cannot be interrupted, and must not pile up threads.
        this.threads = Executors.newFixedThreadPool(Math.max(1, dependencies.size()), DependencyChecks::thread);
    }

    /** The state of each dependency by its name, in the order in which they were declared. */
    synchronized Map<String, Status> states() throws InterruptedException {
        boolean stale = known.size() < dependencies.size() || System.nanoTime() - knownSince > FRESH_NANOS;
        if (stale) {
            Map<String, Status> seen = call();
            logChanges(seen);
            known = seen;
            knownSince = System.nanoTime();
        }
        return known;
    }

    private Map<String, Status> call() throws InterruptedException {
        List<Callable<Boolean>> calls = new ArrayList<>();
        dependencies.forEach(dependency -> calls.add(() -> answers(dependency)));
        List<Future<Boolean>> answers = threads.invokeAll(calls, DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
        Map<String, Status> states = new LinkedHashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            states.put(dependencies.get(i).name(), status(answers.get(i)));
        }
        return states;
    }

    private void logChanges(Map<String, Status> seen) {
        seen.forEach((name, status) -> {
            if (status != known.get(name)) {
                LOG.info("dependency {} is {}", name, status.word());
            }
        });
    }

    private static boolean answers(Dependency dependency) {
        try {
            return dependency.probe().answers(dependency.address());
        } catch (IOException e) {
            return false;
        }
    }

    private static Status status(Future<Boolean> answer) throws InterruptedException {
        try {
            return answer.get() ? Status.HEALTHY : Status.UNHEALTHY;
        } catch (CancellationException | ExecutionException e) {
            return Status.UNHEALTHY;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dependency-check");
        thread.setDaemon(true);
        return thread;
    }
}
