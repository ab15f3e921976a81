package io.github.sarvanom.report;

import io.github.sarvanom.rollout.PodProgress;
import io.github.sarvanom.rollout.Readiness;
import io.github.sarvanom.rollout.WorkloadProgress;

/** Says in words how a workload or pod stands. */
final class Sentence {
    private Sentence() {}

    /** {@code 1/2}. */
    static String count(WorkloadProgress workload) {
        return workload.replicas().ready() + "/" + workload.replicas().wanted();
    }

    /** Why it is not ready, with the pod's name where one pod is the reason. */
    static String reason(WorkloadProgress workload) {
        return workload.pods().stream()
                .filter(pod -> isBlamed(pod, workload))
                .findFirst()
                .map(pod -> "pod " + pod.name() + " " + text(pod.readiness()))
                .orElseGet(() -> text(workload.readiness()));
    }

    static String text(Readiness readiness) {
        if (readiness instanceof Readiness.InProgress progress) {
            return progress.reason();
        }
        if (readiness instanceof Readiness.Suspect suspect) {
            return suspect.reason();
        }
        if (readiness instanceof Readiness.Failed failed) {
            return failed.reason();
        }
        if (readiness instanceof Readiness.Gone) {
            return "was deleted";
        }
        return readiness instanceof Readiness.Ready ? "ready" : "not judged";
    }

    private static boolean isBlamed(PodProgress pod, WorkloadProgress workload) {
        return !(pod.readiness() instanceof Readiness.Ready)
                && text(pod.readiness()).equals(text(workload.readiness()));
    }
}
