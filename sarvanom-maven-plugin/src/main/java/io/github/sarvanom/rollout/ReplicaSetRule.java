package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.Related;

/**
 * A ReplicaSet of its own is ready when all its pods are available. Counted as {@code replicasetConditions} in kstatus
 * ({@code pkg/kstatus/status/core.go}); a refused pod shows in its condition ReplicaFailure.
 */
final class ReplicaSetRule implements ReadinessRule {
    private final ReadinessRule rule = new CountedSetRule("replica set", ReplicaSetRule::count);

    @Override
    public Readiness judge(LiveObject set, Related related) {
        Readiness counted = rule.judge(set, related);
        return counted instanceof Readiness.Ready || counted.isFailure()
                ? counted
                : Admission.of(set, related.learned().room(set)).orElse(counted);
    }

    private static Readiness count(LiveObject set) {
        long wanted = Replicas.wanted(set);
        long made = set.number("status", "replicas");
        long available = set.number("status", "availableReplicas");
        if (made != wanted) {
            return new Readiness.InProgress(made + " of " + wanted + " pods made");
        }
        return available < wanted
                ? new Readiness.InProgress(available + " of " + wanted + " pods available")
                : new Readiness.Ready();
    }
}
