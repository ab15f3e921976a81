package io.github.sarvanom.report;

import io.github.sarvanom.rollout.WorkloadProgress;

/** Says in words how a workload or pod stands. */
final class Sentence {
    private Sentence() {}

    /** {@code 1/2}. */
    static String count(WorkloadProgress workload) {
        return workload.replicas().ready() + "/" + workload.replicas().wanted();
    }

    /** {@code ready after 3.2 s}; what was ready from the start is just ready. */
    static String ready(WorkloadProgress workload) {
        return workload.took().isZero() ? "ready" : "ready after " + Words.time(workload.took());
    }
}
