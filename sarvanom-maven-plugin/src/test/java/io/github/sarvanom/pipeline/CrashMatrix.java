package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.pipeline.FaultProxy.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One cell: something goes wrong at one request of one kind of run; then the same run again. */
final class CrashMatrix {
    private static final String OWN =
            "(fingerprint-salt|secrets-fingerprint|applyset.kubernetes.io/part-of|applyset.kubernetes.io/id)\"?: \\S+";

    private final Ground.Maker grounds;
    private final Path folder;

    CrashMatrix(Ground.Maker grounds, Path folder) {
        this.grounds = grounds;
        this.folder = folder;
    }

    /** What is run, on top of what. */
    enum Run {
        FIRST_DEPLOY("first deploy", (bench, shop) -> {}, (bench, shop) -> bench.deploy(shop)),
        UPGRADE("upgrade", (bench, shop) -> bench.deploy(shop), (bench, shop) -> bench.deploy(second(shop))),
        ROLLBACK(
                "rollback",
                (bench, shop) -> {
                    bench.deploy(shop);
                    bench.deploy(second(shop));
                },
                (bench, shop) -> bench.rollback(shop, Optional.of(1L))),
        UNDEPLOY("undeploy", (bench, shop) -> bench.deploy(shop), (bench, shop) -> bench.undeploy(shop));

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

        void on(Bench bench, String namespace) throws InterruptedException {
            step.on(bench, first(namespace));
        }
    }

    /** A pipeline's run. */
    private interface Step {
        void on(Bench bench, Shop shop) throws InterruptedException;
    }

    private static Shop first(String namespace) {
        return Shop.of(namespace, "web", "worker");
    }

    /** One service more, one less, another image, configuration and secret. */
    private static Shop second(Shop first) {
        return first.without("worker")
                .with("mailer", "registry.example.com/shop/mailer@" + Shop.digest('2'))
                .with("web", "registry.example.com/shop/web@" + Shop.digest('3'))
                .configured(Map.of("LOG_LEVEL", "debug"))
                .knowing(Map.of("PASSWORD", "second-planted-secret"));
    }

    /**
     * What a cell came to.
     *
     * @param requests that the harmed run made
     * @param struck the request that was harmed, method and path; empty when none was
     * @param failed whether the harmed run ended with an error, or by its death
     * @param state of the cluster after the second run
     * @param leftovers what the bookkeeping should not hold
     */
    record Cell(int requests, String struck, boolean failed, String state, List<String> leftovers) {}

    Cell undisturbed(Run run) throws InterruptedException {
        return play(run, Fault.NONE, Moment.NEVER, "");
    }

    Cell play(Run run, Fault fault, int at) throws InterruptedException {
        return play(run, fault, Moment.at(at), "-" + at);
    }

    Cell playWhileApplying(Run run, Fault fault) throws InterruptedException {
        return play(run, fault, Moment.APPLYING, "-applying");
    }

    private Cell play(Run run, Fault fault, Moment at, String words) throws InterruptedException {
        Path own = made(folder.resolve(run + "-" + fault + words));
        try (Ground ground = grounds.open(own);
                ClusterConnection connection = ground.connect()) {
            run.before.on(Bench.direct(connection, own), first(ground.namespace()));
            Passage harmed =
                    fault.isDeath() ? killed(run, fault, at, ground, own) : through(run, fault, at, ground, own);
            Passage again = harmed.failed() ? through(run, Fault.NONE, Moment.NEVER, ground, own) : harmed;
            ClusterReader reader = connection.reader();
            List<String> leftovers = new ArrayList<>(Bookkeeping.leftovers(reader, ground.namespace()));
            if (again.failed()) {
                leftovers.add("the second run failed too: " + again.why());
            }
            return new Cell(harmed.requests(), harmed.struck(), harmed.failed(), state(reader, ground), leftovers);
        }
    }

    /** A first deploy draws a new salt, and with it other fingerprints; a ground has a namespace of its own. */
    private static String state(ClusterReader reader, Ground ground) {
        return LiveText.of(reader, ground.namespace())
                .replace(ground.namespace(), "NAMESPACE")
                .replaceAll(OWN, "$1: -");
    }

    private record Passage(int requests, String struck, boolean failed, String why) {}

    private static Passage through(Run run, Fault fault, Moment at, Ground ground, Path folder) {
        try (FaultProxy proxy = new FaultProxy(ground, fault, at)) {
            String why = HarmedRun.here(run, ground.namespace(), proxy.kubeconfig(folder), folder);
            return new Passage(proxy.requests(), proxy.struck(), !why.isEmpty(), why);
        }
    }

    /** In a process of its own, which gets SIGKILL. */
    private static Passage killed(Run run, Fault fault, Moment at, Ground ground, Path folder)
            throws InterruptedException {
        try (FaultProxy proxy = new FaultProxy(ground, fault, at)) {
            Process process = HarmedRun.elsewhere(run, ground.namespace(), proxy.kubeconfig(folder), folder);
            proxy.kills(process);
            boolean failed = process.waitFor() != 0;
            return new Passage(proxy.requests(), proxy.struck(), failed, "");
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
