package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
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
import io.github.sarvanom.plan.Spared;
import io.github.sarvanom.plan.Takeover;
import java.util.ArrayList;
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

    /** Removes what a plan was to make, and the set's parent where nothing else needs it. */
    Spared unmade(Environment environment, Plan plan) {
        List<Removal> made = new ArrayList<>(made(plan));
        Spared spared = Spared.of(new Plan(List.of(), made, Optional.empty()), this::isEmptyNamespace);
        boolean needed = !spared.kept().isEmpty()
                || !plan.removals().isEmpty()
                || plan.keeps().stream().anyMatch(kept -> !kept.id().kind().equals("Namespace"));
        if (needed) {
            return spared;
        }
        find(ApplySet.of(environment).parent()).ifPresent(made::add);
        return new Spared(new Plan(List.of(), made, Optional.empty()), List.of());
    }

    /** Whether no claim lies in it, also none that a StatefulSet's controller made. Where that may not be asked, one may. */
    private boolean isEmptyNamespace(ResourceId id) {
        try {
            return id.kind().equals("Namespace")
                    && reader.list("v1", "PersistentVolumeClaim", id.name(), "").isEmpty();
        } catch (ClusterException refused) {
            return false;
        }
    }

    private List<Removal> made(Plan plan) {
        ManifestSet made = new ManifestSet(
                plan.creates().stream().map(Change.Create::manifest).toList());
        LiveState live = reader.read(made);
        return made.manifests().stream()
                .map(Manifest::id)
                .flatMap(id -> live.find(id).stream())
                .map(Removal::new)
                .toList();
    }

    private Optional<Removal> find(ResourceId id) {
        return reader.find(id).map(Removal::new);
    }
}
