package io.github.sarvanom.report;

import io.github.sarvanom.rollout.WorkloadProgress;

/** Says in words how a workload or pod stands. */
final class Sentence {
    private Sentence() {}

    /** {@code 1/2}. */
    static String count(WorkloadProgress workload) {
        return workload.replicas().ready() + "/" + workload.replicas().wanted();
    }
}
