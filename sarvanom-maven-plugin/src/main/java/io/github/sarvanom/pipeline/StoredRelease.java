package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.Removal;
import io.github.sarvanom.plan.Takeover;
import java.util.List;
import java.util.Optional;

/** Finds out what has to be done so that what was recorded stands again. Enters the corridor at the plan. */
public final class StoredRelease {
    private final ClusterReader reader;

    public StoredRelease(ClusterReader reader) {
        this.reader = reader;
    }

    /** Everything of the application that is not in the set goes. */
    Prepared plan(Environment environment, ManifestSet wanted) {
        long begin = System.nanoTime();
        ApplySet set = ApplySet.of(environment);
        LiveState live = reader.read(wanted, set);
        Plan plan = new Planner(reader, InFlight.usual())
                .plan(wanted, live, new Planner.Scope(set, new Coverage.Whole(), Takeover.ALLOWED));
        return new Prepared(reader.server(), wanted, live, plan, java.time.Duration.ofNanos(System.nanoTime() - begin));
    }

    /** What there is of the objects that a plan was to make. */
    List<Removal> made(Plan plan) {
        ManifestSet made = new ManifestSet(
                plan.creates().stream().map(Change.Create::manifest).toList());
        LiveState live = reader.read(made);
        return made.manifests().stream()
                .map(Manifest::id)
                .flatMap(id -> live.find(id).stream())
                .map(Removal::new)
                .toList();
    }

    Optional<Removal> find(ResourceId id) {
        return reader.find(id).map(Removal::new);
    }
}
