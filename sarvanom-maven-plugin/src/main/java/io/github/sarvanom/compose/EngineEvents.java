package io.github.sarvanom.compose;

import io.github.sarvanom.manifests.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hears from an engine what happens to the containers of one project, so that nobody has to ask again and again.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.43/#tag/System/operation/SystemEvents">Events</a>
 */
final class EngineEvents implements AutoCloseable {
    /** What changes how a container is to be judged; checks of its health are told by their outcome alone. */
    static final List<String> KINDS = List.of("start", "die", "stop", "oom", "destroy", "health_status");

    private static final Event LOST = new Event("", "", "", Instant.EPOCH);

    private final EngineStream stream;
    private final BlockingQueue<Event> news = new LinkedBlockingQueue<>();

    /**
     * Something that happened.
     *
     * @param service name of the service or store; empty when the stream is lost, and nothing more will be heard
     * @param container its id
     * @param action {@code start}, or another of {@link #KINDS}
     * @param at by the engine's clock
     */
    record Event(String service, String container, String action, Instant at) {
        boolean isLoss() {
            return service.isEmpty();
        }
    }

    private EngineEvents(EngineStream stream) {
        this.stream = stream;
    }

    /** From now on. */
    static EngineEvents of(Engine engine, String project) throws InterruptedException {
        EngineEvents events = new EngineEvents(engine.openEvents(project));
        Thread thread = new Thread(events::read, "sarvanom-engine-events");
        thread.setDaemon(true);
        thread.start();
        return events;
    }

    /** All news since the last call; waits for the first, and no longer than that. Empty when there were none. */
    List<Event> await(Duration atMost) throws InterruptedException {
        List<Event> all = new ArrayList<>();
        Event first = news.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            all.add(first);
            news.drainTo(all);
        }
        return all;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::heard);
        } catch (IOException | UncheckedIOException ended) {
            // By us, or by an engine that is gone: whoever waits asks it, and is told which.
        }
        news.add(LOST);
    }

    private void heard(String line) {
        Object event = Json.treeOrEmpty(line.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> attributes = Fields.map(event, "Actor", "Attributes");
        String service = ContainerName.ofEvent(attributes);
        if (!service.isEmpty() && !ContainerName.isOneOff(attributes)) {
            Instant at = Instant.ofEpochSecond(0, Fields.number(event, "timeNano"));
            news.add(new Event(service, Fields.text(event, "Actor", "ID"), Fields.text(event, "Action"), at));
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException gone) {
            // It was to be closed anyway.
        }
    }
}
