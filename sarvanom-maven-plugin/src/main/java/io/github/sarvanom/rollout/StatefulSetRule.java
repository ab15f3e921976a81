package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.Related;

/**
 * A StatefulSet is ready when all its pods are, and those above the partition have the present template. Counted as
 * {@code StatefulSetStatusViewer} in kubectl's {@code rollout_status.go} does; it has no failure condition of its own.
 */
final class StatefulSetRule implements ReadinessRule {
    private final ReadinessRule rule = new CountedSetRule("stateful set", StatefulSetRule::count);

    @Override
    public Readiness judge(LiveObject set, Related related) {
        return rule.judge(set, related);
    }

    private static Readiness count(LiveObject set) {
        long wanted = Replicas.wanted(set);
        long ready = set.number("status", "readyReplicas");
        long updated = set.number("status", "updatedReplicas");
        long due = onDelete(set) ? 0 : wanted - set.number("spec", "updateStrategy", "rollingUpdate", "partition");
        if (ready < wanted) {
            return new Readiness.InProgress(ready + " of " + wanted + " pods ready");
        }
        return updated < due
                ? new Readiness.InProgress(updated + " of " + due + " pods renewed")
                : new Readiness.Ready();
    }

    /** With this strategy the pods keep their template until somebody deletes them: nothing to wait for. */
    private static boolean onDelete(LiveObject set) {
        return set.text("spec", "updateStrategy", "type").equals("OnDelete");
    }
}
