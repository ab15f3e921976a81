package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks who fills the quota that keeps a workload's pods from being made, again and again while it does. Not thread-safe. */
final class Rooms {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final ClusterReader reader;
    private final Map<String, Room> known = new HashMap<>();
    private Instant next = Instant.MIN;

    Rooms(ClusterReader reader) {
        this.reader = reader;
    }

    /** Whether anything was learned. */
    boolean ask(List<WorkloadProgress> unready, ClusterView view, Instant now) {
        Map<ResourceId, String> refused = new HashMap<>();
        for (WorkloadProgress workload : unready) {
            if (workload.readiness() instanceof Readiness.Suspect suspect && suspect.cause() == Cause.QUOTA_EXCEEDED) {
                refused.put(workload.id(), suspect.reason());
            }
        }
        if (refused.isEmpty() || now.isBefore(next)) {
            return false;
        }
        next = now.plus(AGAIN);
        Map<String, Room> before = Map.copyOf(known);
        try {
            look(refused, view);
        } catch (ClusterException forbidden) {
            known.clear();
        }
        return !known.equals(before);
    }

    Map<String, Room> known() {
        return known;
    }

    private void look(Map<ResourceId, String> refused, ClusterView view) {
        Map<String, Occupancy> occupancies = new HashMap<>();
        refused.forEach((id, words) -> {
            Occupancy occupancy = occupancies.computeIfAbsent(id.namespace(), this::occupancy);
            view.find(id).ifPresent(live -> known.put(live.uid(), occupancy.room(words)));
        });
    }

    private Occupancy occupancy(String namespace) {
        List<LiveObject> pods = List.copyOf(reader.list("v1", "Pod", namespace, ""));
        return new Occupancy(pods, List.copyOf(reader.list("apps/v1", "Deployment", namespace, "")));
    }
}
