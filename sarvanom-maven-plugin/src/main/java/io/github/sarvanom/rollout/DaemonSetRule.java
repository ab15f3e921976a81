package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.Related;

/**
 * A DaemonSet is ready when each node that shall run it has an available pod with the present template. Counted as
 * {@code DaemonSetStatusViewer} in kubectl's {@code rollout_status.go} does.
 */
final class DaemonSetRule implements ReadinessRule {
    private final ReadinessRule rule = new CountedSetRule("daemon set", DaemonSetRule::count);

    @Override
    public Readiness judge(LiveObject set, Related related) {
        long wanted = set.number("status", "desiredNumberScheduled");
        return Refusals.worse(rule.judge(set, related), set, related, wanted);
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
