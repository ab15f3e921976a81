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
import java.util.TreeMap;

/** Starts containers, each when what it depends on is well, and looks how far they are. Not thread-safe. */
public final class LocalStart {
    private final Engine engine;
    private final LocalDeployment deployment;
    private final Clock clock;
    private final Instant begin;
    private final Map<String, Long> restarts = new HashMap<>();
    private final Map<String, LocalProgress> known = new TreeMap<>();

    public LocalStart(Engine engine, LocalDeployment deployment, Clock clock) {
        this.engine = engine;
        this.deployment = deployment;
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** Looks once at each that is not well yet, and starts those that may start. By name. */
    public List<LocalProgress> look() throws InterruptedException {
        for (ContainerSpec spec : deployment.wanted().values()) {
            if (!isHealthy(spec.name())) {
                known.put(spec.name(), progress(spec, status(spec)));
            }
        }
        return new ArrayList<>(known.values());
    }

    /** The last lines of what a container wrote. */
    public List<String> log(String name, int lines) throws InterruptedException {
        return engine.log(deployment.file().project() + "-" + name + "-1", lines);
    }

    private LocalStatus status(ContainerSpec spec) throws InterruptedException {
        Map<String, Object> container = engine.inspect(spec.container());
        String state = Fields.text(container, "State", "Status");
        if (state.equals("created") || (state.equals("exited") && !restarts.containsKey(spec.name()))) {
            return start(spec);
        }
        long before = restarts.computeIfAbsent(spec.name(), name -> Fields.number(container, "RestartCount"));
        Optional<LocalStatus> judged = ContainerRule.judge(container, before);
        return judged.isPresent() ? judged.get() : probed(spec);
    }

    private LocalStatus start(ContainerSpec spec) throws InterruptedException {
        Optional<String> missing = spec.dependencies().entrySet().stream()
                .filter(each -> each.getValue() ? !isHealthy(each.getKey()) : !isStarted(each.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (missing.isPresent()) {
            return new Waiting("waits for " + missing.get());
        }
        Optional<String> refusal = engine.start(spec.container());
        restarts.put(spec.name(), 0L);
        return refusal.isEmpty() ? new Waiting("is starting") : refused(refusal.get());
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
        return probe.ask(port.get()).<LocalStatus>map(Waiting::new).orElseGet(Healthy::new);
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

    private boolean isStarted(String name) {
        return restarts.containsKey(name) || isHealthy(name);
    }
}
