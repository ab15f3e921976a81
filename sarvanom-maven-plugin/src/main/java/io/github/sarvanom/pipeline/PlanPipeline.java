package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Fingerprints;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ManifestWriter;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.ForeignObjects;
import io.github.sarvanom.plan.LiveFit;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.SarvanomException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Finds out what a release would do. Changes nothing but files under {@code target}. */
public final class PlanPipeline {
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    private final ClusterReader reader;
    private final DeployLog log;
    private final LastRelease last;
    private final DesiredState desired = new DesiredState();

    public PlanPipeline(ClusterReader reader, LastRelease last, DeployLog log) {
        this.reader = reader;
        this.last = last;
        this.log = log;
    }

    /** Writes the desired objects, reads the live ones, and compares; the server is asked only about what may differ. */
    public Prepared run(DeployRequest request) {
        return run(request, () -> {});
    }

    /** @param beforeReading done when the desired objects are known and before the live ones are read */
    Prepared run(DeployRequest request, Runnable beforeReading) {
        long begin = System.nanoTime();
        Fingerprints fresh = Fingerprints.fresh();
        ManifestSet first = desired.of(request.inputs(), fresh); // while the server's first answer is under way
        ServerInfo server = reader.server();
        log.connected(request.environment(), server);
        ApplySet set = ApplySet.of(request.environment());
        beforeReading.run();
        LiveState live = reader.read(first, set);
        Fingerprints fingerprints =
                liveFingerprints(request.environment(), live).orElse(fresh);
        ManifestSet wanted = fitted(desired.of(request.inputs(), fingerprints), live);
        new ForeignObjects(set, request.terms().takeover()).refuse(wanted, live);
        new ManifestWriter().write(wanted, request.output(), fingerprints);
        Plan plan = compared(wanted, live, request.terms(), set);
        Prepared prepared = new Prepared(server, wanted, live, plan, Duration.ofNanos(System.nanoTime() - begin));
        log.planned(plan, prepared.took());
        return prepared;
    }

    /** What the last release wanted is asked for together with the dry runs, and not at all when nothing differs. */
    private Plan compared(ManifestSet wanted, LiveState live, Terms terms, ApplySet set) {
        CompletableFuture<Boolean> differs = new CompletableFuture<>();
        CompletableFuture<Optional<ManifestSet>> before = differs.thenApplyAsync(yes -> lastWanted());
        Plan plan = new Planner(reader, InFlight.usual(), () -> differs.complete(true))
                .plan(wanted, live, new Planner.Scope(set, terms.coverage(), terms.takeover()));
        return differs.isDone()
                ? before.join().map(release -> plan.since(release, live)).orElse(plan)
                : plan;
    }

    /** A plan without its third side is still a plan; that there is no way back is to be known before anything is changed. */
    private Optional<ManifestSet> lastWanted() {
        try {
            return last.wanted();
        } catch (SarvanomException unreadable) {
            log.noWayBack(unreadable.problems());
            return Optional.empty();
        }
    }

    private ManifestSet fitted(ManifestSet wanted, LiveState live) {
        return new LiveFit(wanted, live).fitted(withoutForeignNamespace(wanted, live));
    }

    /** A namespace that we did not make may hold others, whom our pod security would hit: it is left as it is. */
    private ManifestSet withoutForeignNamespace(ManifestSet wanted, LiveState live) {
        Set<ResourceId> foreign = live.objects().values().stream()
                .filter(object -> object.id().kind().equals("Namespace"))
                .filter(object -> !object.text("metadata", "labels", MANAGED_BY).equals("sarvanom"))
                .map(LiveObject::id)
                .collect(Collectors.toSet());
        foreign.forEach(namespace -> log.namespaceKept(namespace.name()));
        return new ManifestSet(wanted.manifests().stream()
                .filter(manifest -> !foreign.contains(manifest.id()))
                .toList());
    }

    /** The salt that the last release left on the Secret: the same secrets then have the same fingerprints. */
    private static Optional<Fingerprints> liveFingerprints(Environment environment, LiveState live) {
        return live.objects().values().stream()
                .filter(object -> object.id().kind().equals("Secret"))
                .filter(object -> object.id().name().equals(environment.secretName()))
                .flatMap(object -> Fingerprints.ofSecret(object.content()).stream())
                .findFirst();
    }
}
