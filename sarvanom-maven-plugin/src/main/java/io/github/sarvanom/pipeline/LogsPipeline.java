package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.environment.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Merges the logs of all of an application's pods. Changes nothing. */
public final class LogsPipeline {
    private final ClusterReader reader;
    private final PodLogs logs;
    private final UnaryOperator<String> redaction;
    private final LogsLog log;

    /** @param redaction takes the values of secrets out of a line */
    public LogsPipeline(ClusterReader reader, PodLogs logs, UnaryOperator<String> redaction, LogsLog log) {
        this.reader = reader;
        this.logs = logs;
        this.redaction = redaction;
        this.log = log;
    }

    /**
     * All lines so far, in the order of their times; then, where that is wanted, each line as it comes, until the thread is
     * interrupted.
     *
     * @param service whose logs alone are wanted; empty for all
     */
    public void run(Environment environment, PodLogs.Extent extent, Optional<String> service)
            throws InterruptedException {
        if (extent.mode() == PodLogs.Mode.FOLLOW) {
            try (LogFollower follower = new LogFollower(reader, logs, this::line, log)) {
                follower.follow(environment, extent, service);
            }
        } else {
            soFar(environment, extent, service);
        }
    }

    static String selector(Environment environment, Optional<String> service) {
        return "app.kubernetes.io/part-of=" + environment.application()
                + service.map(name -> ",app.kubernetes.io/name=" + name).orElse("");
    }

    private void soFar(Environment environment, PodLogs.Extent extent, Optional<String> service) {
        List<LogSource> sources = new ArrayList<>();
        for (LiveObject pod : reader.list("v1", "Pod", environment.namespace(), selector(environment, service))) {
            sources.addAll(LogSource.before(pod));
            sources.addAll(LogSource.of(pod));
        }
        if (sources.isEmpty()) {
            log.nothing(service.map(List::of).orElse(List.of()));
        }
        InFlight.Outcome<LogSource, List<LogLine>> all =
                InFlight.usual().each(sources, source -> lines(source, extent));
        all.refused()
                .forEach(refused -> log.unreadable(
                        refused.item().service(),
                        refused.item().container().pod(),
                        refused.why().problems().get(0)));
        all.answers().stream()
                .flatMap(answer -> answer.value().stream())
                .sorted(Comparator.comparing(LogLine::time))
                .forEach(log::line);
    }

    private List<LogLine> lines(LogSource source, PodLogs.Extent extent) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                logs.open(source.container(), extent.to(source.end())), StandardCharsets.UTF_8))) {
            return lines.lines().map(text -> line(source, text)).toList();
        } catch (IOException cutShort) {
            return List.of();
        } catch (ClusterException waits) {
            if (waits.status() == 400) {
                return List.of(); // it has ended and waits for its next start
            }
            throw waits;
        }
    }

    private LogLine line(LogSource source, String text) {
        return LogLine.read(source.service(), source.container().pod(), text, redaction);
    }
}
