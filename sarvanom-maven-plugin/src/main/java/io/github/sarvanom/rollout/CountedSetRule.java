package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.Related;
import java.util.function.Function;

/**
 * How a set of pods is judged that has no failure condition of its own: by what its controller counts, and while that is too
 * little, by its worst pod.
 *
 * @param controller its name, for who waits for it
 * @param count what the status says
 */
record CountedSetRule(String controller, Function<LiveObject, Readiness> count) implements ReadinessRule {

    @Override
    public Readiness judge(LiveObject set, Related related) {
        if (set.number("status", "observedGeneration") < set.generation()) {
            return new Readiness.InProgress("waits for the " + controller + " controller");
        }
        Readiness counted = count.apply(set);
        if (counted instanceof Readiness.Ready) {
            return counted;
        }
        return PodRule.worst(PodRule.judgeAll(CurrentPods.of(set, related), related))
                .orElse(counted);
    }
}
