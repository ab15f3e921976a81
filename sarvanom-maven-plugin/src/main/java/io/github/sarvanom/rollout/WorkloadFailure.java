package io.github.sarvanom.rollout;

import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import java.util.List;

/**
 * A workload that is not ready, why, and what its pods show.
 *
 * @param diagnoses the root cause first; empty when nothing is known to be wrong
 * @param warnings what the cluster said of the workload itself, the newest of each reason: {@code FailedCreate: …}
 * @param evidence of its worst pods, at most {@link EvidenceCollector#PODS}; empty when there are none
 */
public record WorkloadFailure(
        WorkloadProgress workload, List<Diagnosis> diagnoses, List<String> warnings, List<PodEvidence> evidence) {
    public WorkloadFailure {
        diagnoses = List.copyOf(diagnoses);
        warnings = List.copyOf(warnings);
        evidence = List.copyOf(evidence);
    }

    public WorkloadFailure diagnosed(List<Diagnosis> better) {
        return new WorkloadFailure(workload, better, warnings, evidence);
    }
}
