package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.compose.Engine;
import io.github.sarvanom.compose.LocalLogs;
import io.github.sarvanom.compose.LocalLogs.Source;
import io.github.sarvanom.compose.UnreadableLog;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Merges the logs of all of an application's containers on this machine, its stores' too. Changes nothing. */
public final class LocalLogsPipeline {
    private final Engine engine;
    private final UnaryOperator<String> redaction;
    private final LogsLog log;
    private final Clock clock;
    private final Set<LocalLogs.Following> open = ConcurrentHashMap.newKeySet();
    private final Set<String> followed = ConcurrentHashMap.newKeySet();

    /** @param redaction takes the values of secrets out of a line */
    public LocalLogsPipeline(Engine engine, UnaryOperator<String> redaction, LogsLog log, Clock clock) {
        this.engine = engine;
        this.redaction = redaction;
        this.log = log;
        this.clock = clock;
    }

    /**
     * All lines so far, in the order of their times; or, where that is wanted, each line as it comes, until the thread is
     * interrupted.
     *
     * @param service the service or store whose log alone is wanted; empty for all
     */
    public void run(Environment environment, PodLogs.Extent wanted, Optional<String> service)
            throws InterruptedException {
        LocalLogs logs = new LocalLogs(engine, environment.namespace());
        LocalLogs.Extent extent = new LocalLogs.Extent(
                wanted.lines(),
                wanted.seconds().isPresent()
                        ? Optional.of(
                                clock.instant().minusSeconds(wanted.seconds().getAsLong()))
                        : Optional.empty());
        if (wanted.mode() == PodLogs.Mode.FOLLOW) {
            follow(logs, extent, service);
        } else {
            soFar(logs, extent, service);
        }
    }

    private void soFar(LocalLogs logs, LocalLogs.Extent extent, Optional<String> service) throws InterruptedException {
        List<LogLine> lines = new ArrayList<>();
        List<Source> sources = logs.sources().stream()
                .filter(source -> isWanted(source, service))
                .toList();
        if (sources.isEmpty()) {
            log.nothing(service.map(List::of).orElse(List.of()));
        }
        for (Source source : sources) {
            try {
                logs.soFar(source, extent).forEach(text -> lines.add(line(source, text)));
            } catch (UnreadableLog why) {
                log.unreadable(source.service(), shown(source), why.problem());
            }
        }
        lines.stream().sorted(Comparator.comparing(LogLine::time)).forEach(log::line);
    }

    private void follow(LocalLogs logs, LocalLogs.Extent extent, Optional<String> service) throws InterruptedException {
        try {
            logs.starts(
                    source -> begin(logs, source, extent, service),
                    (source, at) ->
                            begin(logs, source, new LocalLogs.Extent(OptionalInt.empty(), Optional.of(at)), service));
        } finally {
            open.forEach(LocalLogsPipeline::close);
        }
    }

    private void begin(LocalLogs logs, Source source, LocalLogs.Extent extent, Optional<String> service) {
        if (isWanted(source, service) && followed.add(source.container())) {
            Thread thread = new Thread(() -> read(logs, source, extent), "sarvanom-log-" + source.service());
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void read(LocalLogs logs, Source source, LocalLogs.Extent extent) {
        try {
            Optional<LocalLogs.Following> opened = logs.follow(source, extent);
            if (opened.isPresent()) {
                read(source, opened.get());
            }
        } catch (UnreadableLog why) {
            tell(() -> log.unreadable(source.service(), shown(source), why.problem()));
        } catch (IOException | SarvanomException ended) {
            // By us, or with the engine, of which the events tell.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            followed.remove(source.container());
        }
    }

    private void read(Source source, LocalLogs.Following opened) throws IOException {
        try (opened) {
            open.add(opened);
            tell(() -> log.following(source.service(), shown(source)));
            opened.forEach(text -> tell(() -> log.line(line(source, text))));
        } finally {
            open.remove(opened);
        }
    }

    private synchronized void tell(Runnable words) {
        words.run();
    }

    private LogLine line(Source source, String text) {
        return LogLine.read(source.service(), shown(source), text, redaction);
    }

    private static String shown(Source source) {
        return source.container().substring(0, Math.min(12, source.container().length()));
    }

    private static boolean isWanted(Source source, Optional<String> service) {
        return service.map(name -> name.equals(source.service())).orElse(true);
    }

    private static void close(LocalLogs.Following following) {
        try {
            following.close();
        } catch (IOException gone) {
            // It was to be closed anyway.
        }
    }
}
