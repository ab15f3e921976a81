package io.github.sarvanom.pipeline;

import io.github.sarvanom.apply.Pruner;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Consent;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.HeldLock;
import io.github.sarvanom.release.LeaseSight;
import io.github.sarvanom.release.ReleaseBracket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Removes an application from an environment, and nothing that it did not bring. That is a revision too. */
public final class UndeployPipeline {
    private final ClusterReader reader;
    private final Pruner pruner;
    private final LeaseSight sight;
    private final Supplier<ReleaseBracket> bracket;
    private final Supplier<Author> author;
    private final DeployLog log;

    /** @param bracket made only when there is something to remove */
    public UndeployPipeline(
            ClusterReader reader,
            Pruner pruner,
            LeaseSight sight,
            Supplier<ReleaseBracket> bracket,
            Supplier<Author> author,
            DeployLog log) {
        this.reader = reader;
        this.pruner = pruner;
        this.sight = sight;
        this.bracket = bracket;
        this.author = author;
        this.log = log;
    }

    /**
     * Shows what will go, and does it when that plan was consented to.
     *
     * @throws io.github.sarvanom.problem.SarvanomException without consent, or when the cluster refuses
     */
    public void run(Environment environment, Farewell.Extras extras, Consent consent) throws InterruptedException {
        CompletableFuture<Optional<LiveObject>> look = sight.look();
        Optional<LiveObject> going = going(environment);
        Optional<LiveObject> seen = look.join();
        log.connected(environment, reader.server());
        if (going.isPresent()) {
            // a run that was ended may have begun that; a namespace on its way takes in no lock and no record
            pruner.await(going.get());
            seen = Optional.empty();
        }
        Farewell farewell = planned(environment, extras);
        if (!farewell.plan().isEmpty() || LeaseSight.isUnsettled(seen)) {
            admitted(farewell, consent);
            ReleaseBracket.Entered inside = bracket.get().enter(seen, Optional.empty());
            try {
                removed(environment, extras, consent, farewell, inside);
            } finally {
                inside.leave();
            }
        }
        log.undeployed(environment, farewell);
    }

    private void removed(
            Environment environment,
            Farewell.Extras extras,
            Consent consent,
            Farewell shown,
            ReleaseBracket.Entered inside)
            throws InterruptedException {
        Farewell current = shown;
        if (inside.how() != HeldLock.How.AS_SEEN) {
            current = planned(environment, extras);
            admitted(current, consent);
        }
        RecordedUndeploy recorded = new RecordedUndeploy(pruner, author, inside);
        if (!current.plan().isEmpty() || recorded.isDue()) {
            recorded.run(current.plan());
        }
    }

    private static void admitted(Farewell farewell, Consent consent) {
        if (!farewell.plan().isEmpty()) {
            consent.require(farewell.plan(), farewell.warnings());
        }
    }

    private Optional<LiveObject> going(Environment environment) {
        return reader.find(new ResourceId("v1", "Namespace", "", environment.namespace()))
                .filter(home -> !home.text("metadata", "deletionTimestamp").isEmpty());
    }

    private Farewell planned(Environment environment, Farewell.Extras extras) {
        long begin = System.nanoTime();
        ApplySet set = ApplySet.of(environment);
        LiveState live = reader.read(home(set), set);
        Farewell farewell = Farewell.of(set, live, extras);
        log.planned(farewell.plan(), Duration.ofNanos(System.nanoTime() - begin));
        return farewell;
    }

    private static ManifestSet home(ApplySet set) {
        return new ManifestSet(List.of(Manifest.of(
                Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", set.namespace())))));
    }
}
