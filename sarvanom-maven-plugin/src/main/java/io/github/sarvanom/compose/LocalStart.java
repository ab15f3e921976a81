package io.github.sarvanom.compose;

import io.github.sarvanom.compose.LocalStatus.Cause;
import io.github.sarvanom.compose.LocalStatus.Failed;
import io.github.sarvanom.compose.LocalStatus.Healthy;
import io.github.sarvanom.compose.LocalStatus.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Starts containers, each when what it depends on is well, and looks how far they are. What the engine knows is asked anew when it
 * tells of news; who has to be asked from outside, again and again. Not thread-safe.
 */
public final class LocalStart implements AutoCloseable {
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

    private final Engine engine;
    private final LocalDeployment deployment;
    private final Clock clock;
    private final Instant begin;
    private final Map<String, Long> restarts = new HashMap<>();
    private final Map<String, LocalProgress> known = new TreeMap<>();
    private final Map<String, Map<String, Object>> seen = new HashMap<>();
    private @Nullable EngineEvents events;
    private final Set<String> tasks;
    private boolean probes;
    private boolean checks;
    private Instant checked;

    public LocalStart(Engine engine, LocalDeployment deployment, Clock clock) {
        this.engine = engine;
        this.deployment = deployment;
        this.tasks = Dependency.tasks(deployment.wanted().values());
        this.clock = clock;
        this.begin = clock.instant();
        this.checked = begin;
    }

    /**
     * Returns when there may be something new to see, or that time is over.
     *
     * @throws io.github.sarvanom.problem.SarvanomException when the engine is gone
     */
    public void await(Duration atMost) throws InterruptedException {
        if (events == null) {
            events = EngineEvents.of(engine, deployment.file().project());
            checks = engine.version().startsWith("Podman");
            seen.clear(); // what happened until the engine was listened to has to be seen
            return;
        }
        boolean soon = probes && BETWEEN_PROBES.compareTo(atMost) < 0;
        if (checks && Duration.between(checked, clock.instant()).compareTo(BETWEEN_CHECKS) >= 0) {
            checkAll();
        }
        for (EngineEvents.Event event : events.await(soon ? BETWEEN_PROBES : atMost)) {
            seen.remove(event.service());
            if (event.isLoss()) {
                close();
                events = null;
                seen.clear();
            }
        }
    }

    private void checkAll() throws InterruptedException {
        for (ContainerSpec spec : deployment.wanted().values()) {
            if (spec.hasHealthCheck() && isStarted(spec.name()) && !isHealthy(spec.name())) {
                engine.checkNow(spec.container());
                seen.remove(spec.name());
            }
        }
        checked = clock.instant();
    }

    @Override
    public void close() {
        if (events != null) {
            events.close();
        }
    }

    /** Looks at each that is not well yet, and starts those that may start. By name. */
    public List<LocalProgress> look() throws InterruptedException {
        probes = false;
        for (ContainerSpec spec : deployment.wanted().values()) {
            if (!isHealthy(spec.name())) {
                boolean seenBefore = known.containsKey(spec.name());
                known.put(
                        spec.name(), progress(spec, !seenBefore && isListedWell(spec) ? new Healthy() : status(spec)));
            }
        }
        return new ArrayList<>(known.values());
    }

    /** By the list that the plan was made from: where nothing was changed no container is asked for by itself. */
    private boolean isListedWell(ContainerSpec spec) {
        Map<String, Object> listed = deployment.listed(spec.name());
        if (whose(spec) == ContainerRule.Health.EXIT) {
            return LocalPlan.isCompleted(listed);
        }
        if (!Fields.text(listed, "State").equals("running")) {
            return false;
        }
        String status = Fields.text(listed, "Status");
        boolean ownCheck = whose(spec) == ContainerRule.Health.ENGINE && status.contains("(");
        return ownCheck ? status.endsWith("(healthy)") : probed(spec) instanceof Healthy;
    }

    private LocalStatus status(ContainerSpec spec) throws InterruptedException {
        Map<String, Object> container = inspected(spec);
        String state = Fields.text(container, "State", "Status");
        boolean stopped = state.equals("exited") && !restarts.containsKey(spec.name()) && !isLeftTask(spec);
        if (state.equals("created") || stopped) {
            return start(spec);
        }
        long before = restarts.computeIfAbsent(spec.name(), name -> Fields.number(container, "RestartCount"));
        Optional<LocalStatus> judged = ContainerRule.judge(container, before, whose(spec));
        return judged.isPresent() ? judged.get() : probed(spec);
    }

    /** One that had ended with 0 has done its work, and one that ran when the plan was made ends now. */
    private boolean isLeftTask(ContainerSpec spec) {
        return tasks.contains(spec.name()) && deployment.leaves(spec.name());
    }

    private Map<String, Object> inspected(ContainerSpec spec) throws InterruptedException {
        Map<String, Object> container = seen.get(spec.name());
        if (container == null) {
            container = engine.inspect(spec.container());
            seen.put(spec.name(), container);
        }
        return container;
    }

    private LocalStatus start(ContainerSpec spec) throws InterruptedException {
        Optional<String> missing = spec.dependencies().entrySet().stream()
                .filter(each -> !isMet(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (missing.isPresent()) {
            return new Waiting("waits for " + missing.get());
        }
        Optional<String> refusal = deployment.start(spec);
        seen.remove(spec.name());
        restarts.put(spec.name(), 0L);
        return refusal.isEmpty() ? new Waiting("is starting") : refused(refusal.get());
    }

    /** A service is asked as the kubelet asks it: sooner than by the check in its container, and with any image. */
    private ContainerRule.Health whose(ContainerSpec spec) {
        if (tasks.contains(spec.name())) {
            return ContainerRule.Health.EXIT;
        }
        Probe probe = deployment.file().probes().get(spec.name());
        boolean asked = probe != null && probe.path().isPresent() && port(spec).isPresent();
        return asked ? ContainerRule.Health.PROBE : ContainerRule.Health.ENGINE;
    }

    private static LocalStatus refused(String why) {
        boolean port = why.contains("address already in use") || why.contains("port is already allocated");
        return new Failed(port ? Cause.PORT_TAKEN : Cause.CANNOT_START, "cannot be started: " + why);
    }

    private LocalStatus probed(ContainerSpec spec) {
        Probe probe = deployment.file().probes().get(spec.name());
        Optional<PublishedPort> port = port(spec);
        if (probe == null || port.isEmpty()) {
            return new Healthy();
        }
        Optional<String> complaint = probe.ask(port.get());
        probes |= complaint.isPresent();
        return complaint.<LocalStatus>map(Waiting::new).orElseGet(Healthy::new);
    }

    private Optional<PublishedPort> port(ContainerSpec spec) {
        Probe probe = deployment.file().probes().get(spec.name());
        String inside = probe == null ? "" : probe.port() + "/tcp";
        return spec.ports().stream()
                .filter(port -> port.inside().equals(inside))
                .findFirst();
    }

    private LocalProgress progress(ContainerSpec spec, LocalStatus status) {
        Probe probe = deployment.file().probes().get(spec.name());
        boolean http = probe != null && probe.path().isPresent();
        String address = port(spec)
                .map(port -> (http ? "http://" : "") + (port.address().isEmpty() ? Ports.LOOPBACK : port.address())
                        + ":" + port.outside())
                .orElse("");
        return new LocalProgress(spec.name(), status, address, Duration.between(begin, clock.instant()));
    }

    private boolean isHealthy(String name) {
        LocalProgress progress = known.get(name);
        return progress != null && progress.isHealthy();
    }

    /** One that the file does not have is nowhere, and one that was not looked at yet may be anything. */
    private boolean isMet(String name, Dependency dependency) {
        Optional<LocalStatus> status = deployment.wanted().containsKey(name)
                ? Optional.of(known.containsKey(name) ? known.get(name).status() : new Waiting("was not looked at"))
                : Optional.empty();
        return dependency.isMet(isStarted(name), status);
    }

    private boolean isStarted(String name) {
        return restarts.containsKey(name) || isHealthy(name);
    }
}
