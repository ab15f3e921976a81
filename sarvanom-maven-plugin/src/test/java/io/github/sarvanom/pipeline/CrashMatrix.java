package io.github.sarvanom.pipeline;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.pipeline.FaultProxy.Fault;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.release.LockTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One cell: something goes wrong at one request of one kind of run; then the same run again. */
final class CrashMatrix {
    /** Short, since the dead are known to be dead here by their silence. */
    static final LockTimes TIMES = new LockTimes(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final Shop FIRST = Shop.of("shop-staging", "web", "worker");
    private static final Shop SECOND = FIRST.without("worker")
            .with("mailer", "registry.example.com/shop/mailer@" + Shop.digest('2'))
            .with("web", "registry.example.com/shop/web@" + Shop.digest('3'))
            .configured(Map.of("LOG_LEVEL", "debug"))
            .knowing(Map.of("PASSWORD", "second-planted-secret"));

    private CrashMatrix() {}

    /** What is run, on top of what. */
    enum Run {
        FIRST_DEPLOY("first deploy", bench -> {}, bench -> bench.deploy(FIRST)),
        UPGRADE("upgrade", bench -> bench.deploy(FIRST), bench -> bench.deploy(SECOND)),
        ROLLBACK(
                "rollback",
                bench -> {
                    bench.deploy(FIRST);
                    bench.deploy(SECOND);
                },
                bench -> bench.rollback(FIRST, Optional.of(1L))),
        UNDEPLOY("undeploy", bench -> bench.deploy(FIRST), bench -> bench.undeploy(FIRST));

        private final String words;
        private final Step before;
        private final Step step;

        Run(String words, Step before, Step step) {
            this.words = words;
            this.before = before;
            this.step = step;
        }

        String words() {
            return words;
        }
    }

    /** A pipeline's run. */
    interface Step {
        void on(Bench bench) throws InterruptedException;
    }

    /**
     * What a cell came to.
     *
     * @param requests that the harmed run made
     * @param failed whether the harmed run ended with an error, or by its death
     * @param state of the cluster after the second run
     * @param leftovers what the bookkeeping should not hold
     */
    record Cell(int requests, boolean failed, String state, List<String> leftovers) {}

    static Cell play(Run run, Fault fault, int at, Path folder) throws InterruptedException {
        try (RehearsalCluster cluster = RehearsalCluster.open(folder.resolve("cluster"), Clock.systemUTC());
                HttpClient backend = cluster.httpClientFactory().newBuilder().build()) {
            through(backend, cluster, Fault.NONE, -1, folder, run.before);
            Passage harmed = through(backend, cluster, fault, at, folder, run.step);
            Passage again = harmed.failed() ? through(backend, cluster, Fault.NONE, -1, folder, run.step) : harmed;
            try (ClusterConnection connection = connected(cluster, folder)) {
                ClusterReader reader = connection.reader();
                List<String> leftovers = new ArrayList<>(Bookkeeping.leftovers(reader, FIRST.namespace()));
                if (again.failed()) {
                    leftovers.add("the second run failed too: " + again.why());
                }
                return new Cell(harmed.requests(), harmed.failed(), LiveText.of(reader, FIRST.namespace()), leftovers);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private record Passage(int requests, boolean failed, String why) {}

    /** The run in a thread of its own: after its death it may say and write what it wants, nothing of it arrives. */
    private static Passage through(
            HttpClient backend, RehearsalCluster cluster, Fault fault, int at, Path folder, Step step)
            throws InterruptedException, IOException {
        Files.createDirectories(folder);
        try (FaultProxy proxy = new FaultProxy(backend, cluster.masterUrl(), fault, at)) {
            ClusterTarget target = new ClusterTarget.Context("proxy", Optional.of(proxy.kubeconfig(folder)));
            AtomicReference<String> why = new AtomicReference<>("");
            Thread worker = new Thread(() -> why.set(ended(target, folder, step)), "matrix-run");
            worker.setDaemon(true);
            worker.start();
            while (worker.isAlive() && proxy.dead().getCount() > 0) {
                worker.join(20);
            }
            boolean died = proxy.dead().getCount() == 0;
            if (died) {
                worker.interrupt();
            }
            return new Passage(proxy.requests(), died || !why.get().isEmpty(), why.get());
        }
    }

    /** Why it failed; empty when it did not. */
    private static String ended(ClusterTarget target, Path folder, Step step) {
        try (ClusterConnection connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty())) {
            step.on(new Bench(connection, target, folder, TIMES, line -> {}));
            return "";
        } catch (SarvanomException | InterruptedException failure) {
            return String.valueOf(failure.getMessage());
        } catch (RuntimeException defect) {
            return "defect: " + defect;
        }
    }

    private static ClusterConnection connected(RehearsalCluster cluster, Path folder) {
        return ClusterConnection.open(
                new ClusterTarget.Rehearsal(folder), KubeAccess.files(), Optional.of(cluster::httpClientFactory));
    }
}
