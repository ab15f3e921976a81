package io.github.sarvanom.compose;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What the containers of one project write, each line behind its time (RFC 3339) and a blank. Safe for use by many threads. */
public final class LocalLogs {
    private final Engine engine;
    private final String project;

    /** One container whose log can be read, as long as it is there. */
    public record Source(String service, String container) {}

    /**
     * How much of it.
     *
     * @param lines the last so many; empty means all that the engine has kept
     * @param since those after that instant; empty means from the first
     */
    public record Extent(OptionalInt lines, Optional<Instant> since) {
        private String query() {
            return "&tail=" + (lines.isPresent() ? lines.getAsInt() : "all")
                    + since.map(LocalLogs::since).orElse("");
        }
    }

    public LocalLogs(Engine engine, String project) {
        this.engine = engine;
        this.project = project;
    }

    /** In seconds, as engines take it: with all digits, since a restart takes less than one. */
    private static String since(Instant instant) {
        return String.format(Locale.ROOT, "&since=%d.%09d", instant.getEpochSecond(), instant.getNano());
    }

    /** All containers that have ever run, stopped ones too, by name. */
    public List<Source> sources() throws InterruptedException {
        return engine.containers(project).stream()
                .filter(container -> !Fields.text(container, "State").equals("created"))
                .map(container -> new Source(ContainerName.of(container), Fields.text(container, "Id")))
                .sorted(Comparator.comparing(Source::service))
                .toList();
    }

    /** The lines so far, both streams, oldest first. Empty when the container is gone. */
    public List<String> soFar(Source source, Extent extent) throws InterruptedException, UnreadableLog {
        return engine.log(source.container(), extent.query() + "&timestamps=1");
    }

    /** An open log; closing it from another thread ends a read that waits. */
    public interface Following extends Closeable {
        /**
         * Reads until the container ends.
         *
         * @throws IOException when it is closed, or the engine is gone
         */
        void forEach(Consumer<String> line) throws IOException;
    }

    /** Opens a log that goes on until its container ends. Empty when the container is gone. */
    public Optional<Following> follow(Source source, Extent extent) throws InterruptedException, UnreadableLog {
        return engine.openLog(source.container(), extent.query() + "&follow=1").map(LocalLogs::following);
    }

    private static Following following(EngineStream stream) {
        return new Following() {
            @Override
            public void forEach(Consumer<String> line) throws IOException {
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new LogFrames(stream.body()), StandardCharsets.UTF_8));
                for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                    line.accept(next);
                }
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    /**
     * Tells of all containers that there are, then of each that starts; ends by an interrupt, or with a problem when the engine is
     * gone. None is missed, and one that starts meanwhile may be told twice.
     */
    public void starts(Consumer<Source> present, BiConsumer<Source, Instant> started) throws InterruptedException {
        try (EngineEvents events = EngineEvents.of(engine, project)) {
            sources().forEach(present);
            while (true) {
                for (EngineEvents.Event event : events.await(Duration.ofHours(1))) {
                    if (event.isLoss()) {
                        engine.version(); // tells that it does not answer
                        return;
                    }
                    if (event.action().equals("start")) {
                        started.accept(new Source(event.service(), event.container()), event.at());
                    }
                }
            }
        }
    }
}
