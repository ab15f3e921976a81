package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import java.util.List;

/** Which pods count for a workload: those of its present template. */
final class CurrentPods {
    private CurrentPods() {}

    static List<LiveObject> of(LiveObject workload, Related related) {
        return switch (workload.id().kind()) {
            case "Deployment" -> DeploymentRule.currentPods(workload, related);
            case "StatefulSet" -> StatefulSetRule.currentPods(workload, related);
            case "DaemonSet" -> DaemonSetRule.currentPods(workload, related);
            default -> related.standing();
        };
    }
}
