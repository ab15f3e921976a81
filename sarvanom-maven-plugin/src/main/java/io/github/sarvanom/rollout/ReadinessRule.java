package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.Related;

/** Judges objects of one kind. A pure function: the same object and relations give the same answer. */
@FunctionalInterface
interface ReadinessRule {
    Readiness judge(LiveObject object, Related related);
}
