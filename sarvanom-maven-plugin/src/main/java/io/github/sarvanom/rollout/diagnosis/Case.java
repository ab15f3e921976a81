package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.EvictedPods;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All that is known of a workload in trouble.
 *
 * @param suspicions of the judgement, the decisive one first
 * @param now when this was known
 */
public record Case(LiveObject workload, List<Suspicion> suspicions, Related related, Instant now) {
    public Case {
        suspicions = List.copyOf(suspicions);
    }

    /** Those of the present template that are not ready, two at most: a workload's pods are alike, but who was evicted knows least. */
    List<LiveObject> unreadyPods() {
        return CurrentPods.of(workload, related).stream()
                .filter(pod -> !Condition.isTrue(pod, "Ready"))
                .sorted(Comparator.comparing(EvictedPods::isEvicted))
                .limit(2)
                .toList();
    }
}
