package io.github.sarvanom.compose;

import io.github.sarvanom.compose.LocalStatus.Cause;
import io.github.sarvanom.compose.LocalStatus.Failed;
import io.github.sarvanom.compose.LocalStatus.Healthy;
import io.github.sarvanom.compose.LocalStatus.Waiting;
import io.github.sarvanom.environment.BackingStore;
import io.github.sarvanom.environment.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Judges what runs of one project now, and what of it does not. Starts and changes nothing. */
public final class LocalLook {
    private static final long CRASHES = 2;
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Engine engine;
    private final String project;
    private final Clock clock;

    public LocalLook(Engine engine, String project, Clock clock) {
        this.engine = engine;
        this.project = project;
        this.clock = clock;
    }

    /** Stores first, by name, then services; containers that belong to neither come last. */
    public List<LocalProgress> look(List<BackingStore> stores, List<Service> services) throws InterruptedException {
        SortedMap<String, String> present = new TreeMap<>();
        for (Object container : engine.containers(project)) {
            present.put(ContainerName.of(container), Fields.text(container, "Id"));
        }
        List<LocalProgress> all = new ArrayList<>();
        for (BackingStore store : stores) {
            if (!store.isExternal()) {
                all.add(progress(
                        store.name(), present.remove(store.name()), new Probe(store.port(), Optional.empty())));
            }
        }
        for (Service service : services) {
            Probe probe = new Probe(service.port(), Optional.of(service.health()));
            all.add(progress(service.name(), present.remove(service.name()), probe));
        }
        for (Map.Entry<String, String> other : present.entrySet()) {
            all.add(progress(other.getKey(), other.getValue(), new Probe(0, Optional.empty())));
        }
        return all;
    }

    private LocalProgress progress(String name, @Nullable String id, Probe probe) throws InterruptedException {
        Map<String, Object> container = id == null ? Map.of() : engine.inspect(id);
        Duration up = since(Fields.text(container, "State", "StartedAt"));
        return new LocalProgress(name, status(container, probe, up), "", up);
    }

    private LocalStatus status(Map<String, Object> container, Probe probe, Duration up) {
        if (container.isEmpty()) {
            return new Failed(Cause.GONE, "does not run: there is no container of it");
        }
        long restarts = Fields.number(container, "RestartCount");
        String state = Fields.text(container, "State", "Status");
        boolean again = state.equals("restarting") || (state.equals("running") && up.compareTo(GRACE) < 0);
        if (again && restarts >= CRASHES) {
            return ContainerRule.crash(container);
        }
        if (state.equals("created")) {
            return new Failed(Cause.STOPPED, "was never started");
        }
        ContainerRule.Health whose =
                probe.path().isPresent() ? ContainerRule.Health.PROBE : ContainerRule.Health.ENGINE;
        return ContainerRule.judge(container, restarts, whose).orElseGet(() -> probed(container, probe, up));
    }

    /** Whoever has just begun may take the time that a pod's first probe allows. */
    private static LocalStatus probed(Map<String, Object> container, Probe probe, Duration up) {
        Optional<String> complaint = published(container, probe.port()).flatMap(probe::ask);
        if (complaint.isEmpty()) {
            return new Healthy();
        }
        return up.compareTo(GRACE) < 0
                ? new Waiting(complaint.get() + " yet, " + up.toSeconds() + " s after its start")
                : new Failed(Cause.UNHEALTHY, complaint.get());
    }

    private static Optional<PublishedPort> published(Map<String, Object> container, int port) {
        return Fields.list(Fields.map(container, "NetworkSettings", "Ports"), port + "/tcp").stream()
                .filter(binding -> Fields.text(binding, "HostPort").matches("\\d{1,5}"))
                .findFirst()
                .map(binding -> new PublishedPort(
                        Fields.text(binding, "HostIp"),
                        Integer.parseInt(Fields.text(binding, "HostPort")),
                        port + "/tcp"));
    }

    private Duration since(String instant) {
        try {
            return Duration.between(Instant.parse(instant), clock.instant());
        } catch (DateTimeParseException never) {
            return Duration.ZERO;
        }
    }
}
