package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.Fingerprints;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Follows each container from the moment it runs to its end; a pod that takes another's place, and a container that is started again,
 * is followed as soon as the watch tells of it.
 */
final class LogFollower implements AutoCloseable {
    private final ClusterReader reader;
    private final PodLogs logs;
    private final Secrecy secrecy;
    private final LogsLog log;
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final Set<String> learned = ConcurrentHashMap.newKeySet();
    private final Set<FollowedLog> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    LogFollower(ClusterReader reader, PodLogs logs, Secrecy secrecy, LogsLog log) {
        this.reader = reader;
        this.logs = logs;
        this.secrecy = secrecy;
        this.log = log;
    }

    /** Returns by an interrupt alone. */
    void follow(Environment environment, PodLogs.Extent extent, Optional<String> service) throws InterruptedException {
        ClusterReader.Watching pods = reader.watch("v1", "Pod", environment.namespace(), event -> {
            if (event.type() == WatchEvent.Type.PRESENT && isWanted(event.object(), environment, service)) {
                learn(event.object());
                LogSource.of(event.object()).forEach(source -> begin(source, extent));
            }
        });
        try (pods) {
            closed.await();
        }
    }

    /** Secrets are written before the pods that are given them: once a pod is seen, its values are there to be looked up. */
    private void learn(LiveObject pod) {
        String fingerprint = pod.text("metadata", "annotations", Fingerprints.POD_ANNOTATION);
        if (learned.add(fingerprint.isEmpty() ? pod.uid() : fingerprint)) {
            secrecy.look();
        }
    }

    private static boolean isWanted(LiveObject pod, Environment environment, Optional<String> service) {
        String application = pod.text("metadata", "labels", "app.kubernetes.io/part-of");
        return application.equals(environment.application())
                && service.map(name -> name.equals(LogSource.service(pod))).orElse(true);
    }

    private void begin(LogSource source, PodLogs.Extent extent) {
        if (followed.add(source.run())) {
            FollowedLog begun = new FollowedLog(logs, source, extent, secrecy, this::tell);
            open.add(begun);
            Thread thread = new Thread(
                    () -> {
                        begun.run();
                        open.remove(begun);
                    },
                    "sarvanom-log-" + source.container().pod());
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void tell(Consumer<LogsLog> words) {
        if (closed.getCount() > 0) {
            words.accept(log);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        open.forEach(FollowedLog::close);
    }
}
