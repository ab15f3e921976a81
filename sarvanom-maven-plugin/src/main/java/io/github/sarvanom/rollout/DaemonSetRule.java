package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import java.util.List;

/**
 * A DaemonSet is ready when each node that shall run it has an available pod with the present template. Counted as
 * {@code DaemonSetStatusViewer} in kubectl's {@code rollout_status.go} does.
 */
final class DaemonSetRule implements ReadinessRule {
    /** The controller writes the template's number on the set (annotation) and on its pods (label). */
    private static final String TEMPLATE_ANNOTATION = "deprecated.daemonset.template.generation";

    private static final String TEMPLATE_LABEL = "pod-template-generation";

    @Override
    public Readiness judge(LiveObject set, Related related) {
        if (set.number("status", "observedGeneration") < set.generation()) {
            return new Readiness.InProgress("waits for the daemon set controller");
        }
        Readiness counted = count(set);
        if (counted instanceof Readiness.Ready) {
            return counted;
        }
        return PodRule.worst(PodRule.judgeAll(currentPods(set, related), related))
                .orElse(counted);
    }

    static List<LiveObject> currentPods(LiveObject set, Related related) {
        return related.podsLabelled(TEMPLATE_LABEL, set.text("metadata", "annotations", TEMPLATE_ANNOTATION));
    }

    private static Readiness count(LiveObject set) {
        long wanted = set.number("status", "desiredNumberScheduled");
        long updated = set.number("status", "updatedNumberScheduled");
        long available = set.number("status", "numberAvailable");
        boolean onDelete = set.text("spec", "updateStrategy", "type").equals("OnDelete");
        if (updated < wanted && !onDelete) {
            return new Readiness.InProgress(updated + " of " + wanted + " pods renewed");
        }
        return available < wanted
                ? new Readiness.InProgress(available + " of " + wanted + " pods available")
                : new Readiness.Ready();
    }
}
