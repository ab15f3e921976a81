package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Merges the logs of all of an application's pods. Changes nothing. */
public final class LogsPipeline {
    private static final Problem CUT_SHORT = Problem.of("the connection was lost, its end is missing");

    private final ClusterReader reader;
    private final PodLogs logs;
    private final Secrecy secrecy;
    private final LogsLog log;

    /** @param secrecy each line goes through it */
    public LogsPipeline(ClusterReader reader, PodLogs logs, Secrecy secrecy, LogsLog log) {
        this.reader = reader;
        this.logs = logs;
        this.secrecy = secrecy;
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
            try (LogFollower follower = new LogFollower(reader, logs, secrecy, log)) {
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
        secrecy.look(); // pods are listed: what they were given is there
        if (sources.isEmpty()) {
            log.nothing(service.map(List::of).orElse(List.of()));
        }
        InFlight.Outcome<LogSource, Read> all = InFlight.usual().each(sources, source -> read(source, extent));
        all.refused()
                .forEach(refused ->
                        unreadable(refused.item(), refused.why().problems().get(0)));
        all.answers().forEach(answer -> answer.value().cutShort().ifPresent(why -> unreadable(answer.item(), why)));
        List<LogLine> lines = all.answers().stream()
                .flatMap(answer -> answer.value().lines().stream())
                .sorted(Comparator.comparing(LogLine::time))
                .toList();
        lines.forEach(log::line);
        boolean isWhole = all.refused().isEmpty()
                && all.answers().stream()
                        .allMatch(answer -> answer.value().cutShort().isEmpty());
        if (!sources.isEmpty() && lines.isEmpty() && isWhole) {
            log.silent();
        }
    }

    private void unreadable(LogSource source, Problem why) {
        log.unreadable(source.service(), source.container().pod(), why);
    }

    /** @param cutShort why there may be more lines than these */
    private record Read(List<LogLine> lines, Optional<Problem> cutShort) {}

    private Read read(LogSource source, PodLogs.Extent extent) {
        List<LogLine> read = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                logs.open(source.container(), extent.to(source.end())), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.add(source.line(line, secrecy));
            }
            return new Read(read, Optional.empty());
        } catch (IOException lost) {
            return new Read(read, Optional.of(CUT_SHORT));
        } catch (ClusterException waits) {
            if (waits.status() == 400) {
                return new Read(read, Optional.empty()); // it has ended and waits for its next start
            }
            throw waits;
        }
    }
}
