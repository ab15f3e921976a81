package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.Quantity;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Requests;
import io.github.sarvanom.rollout.observed.RollingUpdate;
import io.github.sarvanom.rollout.observed.Room;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What fills a namespace's quota: a Deployment that needs room beside its own earlier pods waits for them for ever, unless somebody
 * else makes room.
 *
 * @param deployments all of the namespace
 * @param scalers all HorizontalPodAutoscalers of the namespace
 * @param pods all of the namespace, seen no earlier than the deployments: a pod that a settled one has let go is then seen to stop
 * @param quota which refuses; empty when it is not there
 */
record Occupancy(
        List<LiveObject> deployments, List<LiveObject> scalers, List<LiveObject> pods, Optional<LiveObject> quota) {
    /** What of a quota is a matter of pods. */
    private static final Set<String> COUNTED = Set.of(
            "pods", "count/pods", "cpu", "requests.cpu", "memory", "requests.memory", "limits.cpu", "limits.memory");
    /** Owners that replace a pod that ends. */
    private static final Set<String> KEEPERS = Set.of("StatefulSet", "DaemonSet", "Node");

    Occupancy {
        deployments = List.copyOf(deployments);
        scalers = List.copyOf(scalers);
        pods = pods.stream().filter(pod -> !Arrivals.hasEnded(pod)).toList();
    }

    /** @param refusal the quota's own words */
    Room room(String refusal) {
        if (Arrivals.any(pods) || deployments.stream().anyMatch(Occupancy::moves)) {
            return Room.COMING;
        }
        Set<String> asked = QuotaText.requested(refusal).keySet();
        if (quota.isEmpty() || asked.isEmpty() || !COUNTED.containsAll(asked) || hasScope(quota.get())) {
            return Room.UNKNOWN;
        }
        if (fits(refusal, quota.get()) || asked.stream().anyMatch(resource -> holdLess(resource, quota.get()))) {
            return Room.COMING;
        }
        return pods.stream().allMatch(this::isKept) && scalers.stream().noneMatch(Occupancy::mayShrink)
                ? Room.NONE
                : Room.UNKNOWN;
    }

    private static boolean hasScope(LiveObject quota) {
        return quota.at("spec", "scopes") != null || quota.at("spec", "scopeSelector") != null;
    }

    /** The refusal is old: the ReplicaSet's controller asks ever more rarely. */
    private static boolean fits(String refusal, LiveObject quota) {
        return QuotaText.requested(refusal).entrySet().stream()
                .allMatch(each -> amount(quota, "used", each.getKey())
                                .add(each.getValue().amount())
                                .compareTo(amount(quota, "hard", each.getKey()))
                        <= 0);
    }

    /** Whether the pods that are here use less than the quota counts: it counts one for a moment after that has gone. */
    private boolean holdLess(String resource, LiveObject quota) {
        BigDecimal held = switch (resource) {
            case "pods", "count/pods" -> BigDecimal.valueOf(pods.size());
            case "cpu", "requests.cpu" -> sum("requests", "cpu");
            case "memory", "requests.memory" -> sum("requests", "memory");
            case "limits.cpu" -> sum("limits", "cpu");
            default -> sum("limits", "memory");
        };
        return held.compareTo(amount(quota, "used", resource)) < 0;
    }

    private BigDecimal sum(String section, String resource) {
        return pods.stream().map(pod -> Requests.of(pod, section, resource)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(LiveObject quota, String field, String resource) {
        return Quantity.of(quota.text("status", field, resource))
                .map(Quantity::amount)
                .orElse(BigDecimal.ZERO);
    }

    /** A ReplicaSet that is no Deployment's may be any controller's. */
    private boolean isKept(LiveObject pod) {
        return pod.maps("metadata", "ownerReferences").stream()
                .anyMatch(owner -> KEEPERS.contains(String.valueOf(owner.get("kind")))
                        || ("ReplicaSet".equals(owner.get("kind"))
                                && isOfDeployment(String.valueOf(owner.get("name")))));
    }

    private boolean isOfDeployment(String replicaSet) {
        return deployments.stream()
                .anyMatch(
                        deployment -> replicaSet.matches("\\Q" + deployment.id().name() + "\\E-[a-z0-9]+"));
    }

    private static boolean mayShrink(LiveObject scaler) {
        long least = scaler.at("spec", "minReplicas") == null ? 1 : scaler.number("spec", "minReplicas");
        return scaler.number("status", "currentReplicas") > least;
    }

    /** Whether its controller has yet to make or remove pods, and is neither kept from it by the quota nor has given up. */
    private static boolean moves(LiveObject deployment) {
        if (deployment.number("status", "observedGeneration") < deployment.generation()) {
            return true;
        }
        long wanted = Replicas.wanted(deployment);
        long made = deployment.number("status", "replicas");
        long updated = deployment.number("status", "updatedReplicas");
        boolean settled = made == wanted && updated == wanted;
        boolean givenUp = Condition.falseBecause(deployment, "Progressing", "ProgressDeadlineExceeded")
                .isPresent();
        return !settled && !givenUp && !isBlocked(deployment, made, updated);
    }

    /** No pod may be added, and none removed: {@code deployment/rolling.go}, reconcileOldReplicaSets. */
    private static boolean isBlocked(LiveObject deployment, long made, long updated) {
        long wanted = Replicas.wanted(deployment);
        long available = deployment.number("status", "availableReplicas");
        boolean mayRemove = made > available
                || available > wanted - RollingUpdate.of(deployment, wanted).unavailable();
        return Condition.isTrue(deployment, "ReplicaFailure") && (made == updated || !mayRemove);
    }
}
