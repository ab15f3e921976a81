package io.github.sarvanom.rollout;

import java.time.Duration;

/**
 * One pod of a workload on its way.
 *
 * @param name as in the cluster
 * @param since when it was first seen, from the start of the wait on
 */
public record PodProgress(String name, Readiness readiness, Duration since) {

    /** One that was there from the start. */
    public PodProgress(String name, Readiness readiness) {
        this(name, readiness, Duration.ZERO);
    }

    /** What its ReplicaSet, or what else made it, is called: the name without its own last part. */
    public String set() {
        int last = name.lastIndexOf('-');
        return last < 0 ? name : name.substring(0, last);
    }
}
