package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.environment.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Follows each container from the moment it runs to its end; a pod that takes another's place, and a container that is started again,
 * is followed as soon as the watch tells of it. A stream that is lost while its container runs on is opened again.
 */
final class LogFollower implements AutoCloseable {
    private static final int AGAIN_MILLIS = 500;

    private final ClusterReader reader;
    private final PodLogs logs;
    private final BiFunction<LogSource, String, LogLine> reading;
    private final LogsLog log;
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final Set<InputStream> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    LogFollower(ClusterReader reader, PodLogs logs, BiFunction<LogSource, String, LogLine> reading, LogsLog log) {
        this.reader = reader;
        this.logs = logs;
        this.reading = reading;
        this.log = log;
    }

    /** Returns by an interrupt alone. */
    void follow(Environment environment, PodLogs.Extent extent, Optional<String> service) throws InterruptedException {
        ClusterReader.Watching pods = reader.watch("v1", "Pod", environment.namespace(), event -> {
            if (event.type() == WatchEvent.Type.PRESENT && isWanted(event.object(), environment, service)) {
                LogSource.of(event.object()).forEach(source -> begin(source, extent));
            }
        });
        try (pods) {
            closed.await();
        }
    }

    private static boolean isWanted(LiveObject pod, Environment environment, Optional<String> service) {
        String application = pod.text("metadata", "labels", "app.kubernetes.io/part-of");
        return application.equals(environment.application())
                && service.map(name -> name.equals(LogSource.service(pod))).orElse(true);
    }

    private void begin(LogSource source, PodLogs.Extent extent) {
        if (followed.add(source.run())) {
            Thread thread = new Thread(
                    () -> read(source, extent),
                    "sarvanom-log-" + source.container().pod());
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void read(LogSource source, PodLogs.Extent extent) {
        tell(() -> log.following(source.service(), source.container().pod()));
        try (InputStream stream = logs.open(source.container(), extent)) {
            open.add(stream);
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LogLine read = reading.apply(source, line);
                tell(() -> log.line(read));
            }
            open.remove(stream);
        } catch (IOException lost) {
            again(source);
        } catch (ClusterException refused) {
            if (refused.status() == 403) {
                tell(() -> log.unreadable(
                        source.service(),
                        source.container().pod(),
                        refused.problems().get(0)));
            }
        }
    }

    /** Lines of the last second may come twice; none is lost. */
    private void again(LogSource source) {
        try {
            if (!closed.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                read(source, new PodLogs.Extent(OptionalInt.empty(), OptionalLong.of(1), PodLogs.Mode.FOLLOW));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tell(Runnable words) {
        if (closed.getCount() > 0) {
            words.run();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        for (InputStream stream : open) {
            try {
                stream.close();
            } catch (IOException gone) {
                // it was to be closed anyway
            }
        }
    }
}
