package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.util.List;

/** Which pods count for a workload: those of its present template. */
public final class CurrentPods {
    private static final String SET_LABEL = "controller-revision-hash";
    /** The daemon set controller writes the template's number on the set (annotation) and on its pods (label). */
    private static final String DAEMON_ANNOTATION = "deprecated.daemonset.template.generation";

    private static final String DAEMON_LABEL = "pod-template-generation";

    private CurrentPods() {}

    public static List<LiveObject> of(LiveObject workload, Related related) {
        return switch (workload.id().kind()) {
            case "Deployment" -> ofCurrentReplicaSet(workload, related);
            case "StatefulSet" -> related.podsLabelled(SET_LABEL, workload.text("status", "updateRevision"));
            case "DaemonSet" ->
                related.podsLabelled(DAEMON_LABEL, workload.text("metadata", "annotations", DAEMON_ANNOTATION));
            default -> related.standing();
        };
    }

    private static List<LiveObject> ofCurrentReplicaSet(LiveObject deployment, Related related) {
        return related.currentReplicaSet(deployment)
                .map(set -> related.podsOwnedBy(set.uid()))
                .orElse(List.of());
    }
}
