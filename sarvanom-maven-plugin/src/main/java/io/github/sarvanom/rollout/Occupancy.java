package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.Quantity;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Room;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What fills a namespace's quota: a Deployment that needs room beside its own earlier pods waits for them for ever, unless somebody
 * else makes room.
 *
 * @param pods all of the namespace, seen no later than the deployments
 * @param deployments all of the namespace
 */
record Occupancy(List<LiveObject> pods, List<LiveObject> deployments) {
    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");
    /** What of a quota is a matter of pods. */
    private static final Set<String> COUNTED = Set.of(
            "pods", "count/pods", "cpu", "requests.cpu", "memory", "requests.memory", "limits.cpu", "limits.memory");
    /** Owners that replace a pod that ends. */
    private static final Set<String> KEEPERS = Set.of("ReplicaSet", "StatefulSet", "DaemonSet", "Node");

    Occupancy {
        pods = pods.stream()
                .filter(pod -> !FINISHED.contains(pod.text("status", "phase")))
                .toList();
        deployments = List.copyOf(deployments);
    }

    /** @param refusal the quota's own words */
    Room room(String refusal) {
        Map<String, Quantity> used = QuotaText.used(refusal);
        if (pods.stream().anyMatch(Occupancy::isOnItsWay)
                || deployments.stream().anyMatch(Occupancy::moves)
                || used.entrySet().stream().anyMatch(each -> holdLess(each.getKey(), each.getValue()))) {
            return Room.COMING;
        }
        boolean allTold = !used.isEmpty() && COUNTED.containsAll(used.keySet());
        return allTold && pods.stream().allMatch(Occupancy::isKept) ? Room.NONE : Room.UNKNOWN;
    }

    /** Out, or up for the first time: then an earlier one leaves for it. */
    private static boolean isOnItsWay(LiveObject pod) {
        boolean restarted = pod.maps("status", "containerStatuses").stream()
                .anyMatch(container -> container.get("restartCount") instanceof Number count && count.longValue() > 0);
        return pod.at("metadata", "deletionTimestamp") != null || (!Condition.isTrue(pod, "Ready") && !restarted);
    }

    private static boolean isKept(LiveObject pod) {
        return pod.maps("metadata", "ownerReferences").stream()
                .anyMatch(owner -> KEEPERS.contains(String.valueOf(owner.get("kind"))));
    }

    /** Whether its controller has yet to make or remove pods, and is not kept from it by the quota itself. */
    private static boolean moves(LiveObject deployment) {
        if (deployment.number("status", "observedGeneration") < deployment.generation()) {
            return true;
        }
        long wanted = Replicas.wanted(deployment);
        long made = deployment.number("status", "replicas");
        long updated = deployment.number("status", "updatedReplicas");
        return !(made == wanted && updated == wanted) && !isBlocked(deployment, made, updated);
    }

    /** No pod may be added, and none removed: {@code deployment/rolling.go}, reconcileOldReplicaSets. */
    private static boolean isBlocked(LiveObject deployment, long made, long updated) {
        long available = deployment.number("status", "availableReplicas");
        boolean mayRemove = made > available || available > leastAvailable(deployment);
        return Condition.isTrue(deployment, "ReplicaFailure") && (made == updated || !mayRemove);
    }

    /** {@code deployment_util.go}, MaxUnavailable and ResolveFenceposts; with strategy Recreate no earlier pod is kept. */
    private static long leastAvailable(LiveObject deployment) {
        if (deployment.text("spec", "strategy", "type").equals("Recreate")) {
            return 0;
        }
        long wanted = Replicas.wanted(deployment);
        long surge = share(deployment, "maxSurge", wanted, RoundingMode.CEILING);
        long unavailable = share(deployment, "maxUnavailable", wanted, RoundingMode.FLOOR);
        return wanted - (surge == 0 && unavailable == 0 ? 1 : unavailable);
    }

    private static long share(LiveObject deployment, String field, long of, RoundingMode rounding) {
        Object said = Optional.ofNullable(deployment.at("spec", "strategy", "rollingUpdate", field))
                .orElse("25%");
        if (said instanceof Number number) {
            return number.longValue();
        }
        BigDecimal percent = new BigDecimal(said.toString().replace("%", ""));
        return percent.multiply(BigDecimal.valueOf(of))
                .movePointLeft(2)
                .setScale(0, rounding)
                .longValue();
    }

    /** Whether the pods that are here use less than the quota counts: it counts one for a moment after that has gone. */
    private boolean holdLess(String resource, Quantity used) {
        BigDecimal held = switch (resource) {
            case "pods", "count/pods" -> BigDecimal.valueOf(pods.size());
            case "cpu", "requests.cpu" -> sum("requests", "cpu");
            case "memory", "requests.memory" -> sum("requests", "memory");
            case "limits.cpu" -> sum("limits", "cpu");
            case "limits.memory" -> sum("limits", "memory");
            default -> used.amount();
        };
        return held.compareTo(used.amount()) < 0;
    }

    private BigDecimal sum(String section, String resource) {
        return pods.stream().map(pod -> amount(pod, section, resource)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Kubernetes, "Init Containers", Resource sharing within containers. */
    private static BigDecimal amount(LiveObject pod, String section, String resource) {
        BigDecimal together = amount(pod.at("spec", "overhead"), resource);
        BigDecimal alone = BigDecimal.ZERO;
        for (Map<String, Object> container : pod.maps("spec", "containers")) {
            together = together.add(amount(container, section, resource));
        }
        for (Map<String, Object> container : pod.maps("spec", "initContainers")) {
            BigDecimal amount = amount(container, section, resource);
            if ("Always".equals(container.get("restartPolicy"))) {
                together = together.add(amount);
            } else {
                alone = alone.max(amount);
            }
        }
        return together.max(alone);
    }

    private static BigDecimal amount(Map<String, Object> container, String section, String resource) {
        return container.get("resources") instanceof Map<?, ?> resources
                ? amount(resources.get(section), resource)
                : BigDecimal.ZERO;
    }

    private static BigDecimal amount(@Nullable Object amounts, String resource) {
        return amounts instanceof Map<?, ?> map && map.get(resource) != null
                ? Quantity.of(String.valueOf(map.get(resource)))
                        .map(Quantity::amount)
                        .orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }
}
