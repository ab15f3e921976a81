package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether those who wait for room, in a quota or on a node, may hope for some. Looks again and again, and believes that there is none
 * only when it looked so twice. Not thread-safe.
 */
final class Rooms {
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** Three lists are no single moment; what they say together is soon seen to be so, or not. */
    private static final Duration TO_BE_SURE = Duration.ofMillis(300);

    private static final Set<Cause> NO_NODE = Set.of(Cause.NO_CPU, Cause.NO_MEMORY);

    private final ClusterReader reader;
    private final Map<String, Room> known = new HashMap<>();
    private final Map<String, Room> seen = new HashMap<>();
    private Instant next = Instant.MIN;

    Rooms(ClusterReader reader) {
        this.reader = reader;
    }

    /** By the uid of a workload, or of a pod that has no node. */
    Map<String, Room> known() {
        return known;
    }

    /** Whether anything was learned. */
    boolean ask(List<WorkloadProgress> unready, ClusterView view, Instant now) {
        Map<String, Room> before = Map.copyOf(known);
        Map<LiveObject, String> refused = new LinkedHashMap<>();
        for (WorkloadProgress workload : unready) {
            if (workload.readiness() instanceof Readiness.Suspect suspect) {
                Optional<LiveObject> live = view.find(workload.id());
                if (NO_NODE.contains(suspect.cause())) {
                    live.ifPresent(waiting -> lookForNodes(waiting, view));
                } else if (suspect.cause() == Cause.QUOTA_EXCEEDED) {
                    live.ifPresent(waiting -> refused.put(waiting, suspect.reason()));
                }
            }
        }
        if (!refused.isEmpty() && !now.isBefore(next)) {
            lookIntoQuotas(refused);
            next = now.plus(isToBeConfirmed() ? TO_BE_SURE : AGAIN);
        }
        return !known.equals(before);
    }

    /** What neighbours in other namespaces do is not seen. */
    private void lookForNodes(LiveObject workload, ClusterView view) {
        boolean coming = Arrivals.any(view.podsIn(workload.id().namespace()));
        for (LiveObject pod : CurrentPods.of(workload, view.relatedTo(workload))) {
            known.put(pod.uid(), coming ? Room.COMING : Room.UNKNOWN);
        }
    }

    private void lookIntoQuotas(Map<LiveObject, String> refused) {
        Map<ResourceId, Optional<Occupancy>> occupancies = new HashMap<>();
        refused.forEach((workload, words) -> {
            ResourceId quota =
                    new ResourceId("v1", "ResourceQuota", workload.id().namespace(), QuotaText.name(words));
            occupancies
                    .computeIfAbsent(quota, this::occupancy)
                    .ifPresent(occupancy -> learn(workload.uid(), occupancy.room(words)));
        });
    }

    private boolean isToBeConfirmed() {
        return seen.entrySet().stream()
                .anyMatch(each -> each.getValue() == Room.NONE && known.get(each.getKey()) != Room.NONE);
    }

    private void learn(String uid, Room room) {
        boolean surprising = room == Room.NONE && seen.get(uid) != Room.NONE;
        seen.put(uid, room);
        known.put(uid, surprising ? Room.COMING : room);
    }

    /** Empty when it is not to be had now: then what is known goes on being so. */
    private Optional<Occupancy> occupancy(ResourceId quota) {
        String namespace = quota.namespace();
        try {
            List<LiveObject> deployments = list("apps/v1", "Deployment", namespace);
            List<LiveObject> scalers = list("autoscaling/v2", "HorizontalPodAutoscaler", namespace);
            List<LiveObject> pods = list("v1", "Pod", namespace);
            Optional<LiveObject> refusing = list("v1", "ResourceQuota", namespace).stream()
                    .filter(each -> each.id().equals(quota))
                    .findFirst();
            return Optional.of(new Occupancy(deployments, scalers, pods, refusing));
        } catch (ClusterException unknown) {
            return Optional.empty();
        }
    }

    private List<LiveObject> list(String apiVersion, String kind, String namespace) {
        return List.copyOf(reader.list(apiVersion, kind, namespace, ""));
    }
}
