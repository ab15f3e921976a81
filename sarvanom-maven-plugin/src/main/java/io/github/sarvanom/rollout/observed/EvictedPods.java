package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.util.List;

/**
 * Pods that a node has thrown out: Kubernetes, "Node-pressure Eviction". The controller of a ReplicaSet makes others in their place and
 * leaves them standing; they go when 12,500 have gathered ({@code --terminated-pod-gc-threshold}), so that any may be of last week.
 */
public final class EvictedPods {
    private EvictedPods() {}

    public static boolean isEvicted(LiveObject pod) {
        return pod.text("status", "reason").equals("Evicted");
    }

    /** Those of the present template that were seen on their way up before: this rollout made them. */
    public static List<LiveObject> seen(LiveObject workload, Related related) {
        return CurrentPods.of(workload, related).stream()
                .filter(EvictedPods::isEvicted)
                .toList();
    }

    /** Those of the present template that are older than this look: evicted at some time, perhaps long ago. */
    public static List<LiveObject> left(LiveObject workload, Related related) {
        return seen(workload, new Related(related.replicaSets(), related.left(), List.of(), related.learned()));
    }
}
