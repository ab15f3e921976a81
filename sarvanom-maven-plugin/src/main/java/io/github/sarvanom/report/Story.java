package io.github.sarvanom.report;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.WorkloadFailure;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.verification.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One deploy from its end, for pages that tell it whole. Holds no secret's value.
 *
 * @param where the cluster as it was named, or {@code rehearsal}
 * @param headline one sentence: how it came out
 * @param failures workloads that are not ready, with their causes; the certain ones first
 * @param problems all that was told as wrong, the failures too
 * @param workloads as they stood at the end of the rollout
 * @param changes what is otherwise than in the release that ran well before, a line each
 * @param stages how long each took, in their order
 */
record Story(
        String application,
        String environment,
        String namespace,
        String where,
        Ending ending,
        String headline,
        Instant begun,
        Duration took,
        List<WorkloadFailure> failures,
        List<Problem> problems,
        List<WorkloadProgress> workloads,
        Map<String, String> images,
        List<CheckResult> checks,
        Map<String, Duration> stages,
        List<Happening> happenings,
        List<String> changes) {

    /** How a deploy came out. */
    enum Ending {
        RELEASED,
        REHEARSED,
        FAILED
    }

    boolean isGood() {
        return ending != Ending.FAILED;
    }
}
