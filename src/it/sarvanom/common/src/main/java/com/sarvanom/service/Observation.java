package com.sarvanom.service;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What can be asked of a running service from outside: is it well, and what has it done. */
public final class Observation implements AutoCloseable {

    private final ServiceIdentity identity;
    private final Clock clock;
    private final DependencyChecks checks;
    private final Traffic traffic;
    private volatile boolean stopping;

    public Observation(ServiceIdentity identity, List<Dependency> dependencies, Clock clock) {
        this.identity = identity;
        this.clock = clock;
        this.checks = new DependencyChecks(dependencies).start();
        this.traffic = new Traffic(identity, this::dependencies);
    }

    /** Calls no dependency any more. */
    @Override
    public void close() {
        checks.close();
    }

    public ServiceIdentity identity() {
        return identity;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** From now on the service calls itself unhealthy and asks its callers to close their connections. */
    public void beginStopping() {
        stopping = true;
    }

    public boolean stopping() {
        return stopping;
    }

    public HealthReport health() {
        Map<String, Status> dependencies = dependencies();
        long uptimeMillis = ManagementFactory.getRuntimeMXBean().getUptime();
        return new HealthReport(
                status(dependencies),
                clock.instant(),
                uptimeMillis / 1000.0,
                identity.version(),
                dependencies,
                traffic.summary());
    }

    private Status status(Map<String, Status> dependencies) {
        if (stopping) {
            return Status.UNHEALTHY;
        }
        return dependencies.containsValue(Status.UNHEALTHY) ? Status.DEGRADED : Status.HEALTHY;
    }

    private Map<String, Status> dependencies() {
        try {
            return checks.states();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }
}
