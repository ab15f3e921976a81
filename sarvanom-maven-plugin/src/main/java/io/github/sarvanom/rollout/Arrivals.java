package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.ContainerState;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Pods that come and go: where one comes up, an earlier one leaves for it; and where one leaves, there is room. */
final class Arrivals {
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");
    /** What a container waits for before it was ever refused anything. */
    private static final Set<String> BEGINNING = Set.of("", "ContainerCreating", "PodInitializing");

    private Arrivals() {}

    static boolean any(Collection<LiveObject> pods) {
        return pods.stream().anyMatch(pod -> !hasEnded(pod) && isOnItsWay(pod));
    }

    static boolean hasEnded(LiveObject pod) {
        return ENDED.contains(pod.text("status", "phase"));
    }

    /** Out; or up for the first time, with no trouble that is known. */
    private static boolean isOnItsWay(LiveObject pod) {
        return pod.at("metadata", "deletionTimestamp") != null || (!Condition.isTrue(pod, "Ready") && isWell(pod));
    }

    private static boolean isWell(LiveObject pod) {
        List<ContainerState> containers = ContainerState.of(pod);
        boolean hasNoNode =
                Condition.falseBecause(pod, "PodScheduled", "Unschedulable").isPresent();
        return !hasNoNode
                && containers.stream()
                        .allMatch(container ->
                                container.restarts() == 0 && BEGINNING.contains(container.waitingReason()));
    }
}
