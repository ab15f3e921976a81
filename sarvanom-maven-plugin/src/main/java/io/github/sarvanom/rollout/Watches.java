package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterReader.Watching;
import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The watches of one wait, opened together and closed together. */
final class Watches implements AutoCloseable {
    private static final Set<String> KINDS_WITH_PODS =
            Set.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "Pod");

    private final List<Watching> open = new ArrayList<>();
    private final ClusterReader reader;
    private final Inbox inbox;
    private final RolloutLog log;

    Watches(ClusterReader reader, Inbox inbox, RolloutLog log) {
        this.reader = reader;
        this.inbox = inbox;
        this.log = log;
    }

    /**
     * Watches the workloads themselves, and what explains them: ReplicaSets, pods and events.
     *
     * @param speechless of whom nobody may ever say anything: they are watched where that is allowed
     * @throws ClusterException when a workload's kind cannot be watched; the rest is done without
     */
    void open(List<WorkloadProgress> workloads, Set<ResourceId> speechless) {
        Set<Kind> kinds = new TreeSet<>();
        workloads.stream()
                .map(WorkloadProgress::id)
                .filter(id -> !speechless.contains(id))
                .forEach(id -> kinds.add(Kind.of(id)));
        Set<Kind> explaining = new TreeSet<>();
        speechless.forEach(id -> explaining.add(Kind.of(id)));
        for (Kind kind : kinds) {
            if (kind.name().equals("Deployment")) {
                explaining.add(new Kind(kind.namespace(), "apps/v1", "ReplicaSet"));
            }
            if (KINDS_WITH_PODS.contains(kind.name())) {
                explaining.add(new Kind(kind.namespace(), "v1", "Pod"));
            }
            if (!kind.namespace().isEmpty()) {
                explaining.add(new Kind(kind.namespace(), "v1", "Event"));
            }
        }
        explaining.removeAll(kinds);
        kinds.forEach(this::watch);
        explaining.forEach(this::watchIfAllowed);
    }

    private void watch(Kind kind) {
        open.add(reader.watch(kind.apiVersion(), kind.name(), kind.namespace(), inbox::put));
    }

    private void watchIfAllowed(Kind kind) {
        try {
            watch(kind);
        } catch (ClusterException e) {
            log.withoutSight(kind.name(), e.problems().get(0));
        }
    }

    @Override
    public void close() {
        open.forEach(Watching::close);
    }

    private record Kind(String namespace, String apiVersion, String name) implements Comparable<Kind> {
        static Kind of(ResourceId id) {
            return new Kind(id.namespace(), id.apiVersion(), id.kind());
        }

        @Override
        public int compareTo(Kind other) {
            return Comparator.comparing(Kind::namespace)
                    .thenComparing(Kind::apiVersion)
                    .thenComparing(Kind::name)
                    .compare(this, other);
        }
    }
}
