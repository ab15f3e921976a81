package com.sarvanom.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls all dependencies side by side, once a second, so that to ask for their states costs nothing. An answer that had
 * to wait for a store that hangs would come too late for the next service that asks, and the chain would flap.
 */
final class DependencyChecks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DependencyChecks.class);
    private static final long DEADLINE_MILLIS = 300;
    private static final long PAUSE_MILLIS = 1000;

    private final List<Dependency> dependencies;
    private final ExecutorService threads;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(DependencyChecks::thread);
    private final CountDownLatch calledOnce = new CountDownLatch(1);
    private volatile Map<String, Status> known = Map.of();

    DependencyChecks(List<Dependency> dependencies) {
        this.dependencies = List.copyOf(dependencies);
        // One thread each: a name server that hangs cannot be interrupted, and must not pile up threads.
        this.threads = Executors.newFixedThreadPool(Math.max(1, dependencies.size()), DependencyChecks::thread);
    }

    /** Begins to call; returns at once. */
    DependencyChecks start() {
        clock.scheduleWithFixedDelay(this::refresh, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** The state of each dependency by its name, in the order in which they were declared; waits for the first calls only. */
    Map<String, Status> states() throws InterruptedException {
        calledOnce.await();
        return known;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private void refresh() {
        try {
            Map<String, Status> seen = call();
            logChanges(seen);
            known = seen;
            calledOnce.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
