package io.github.sarvanom.rollout;

import java.util.List;

/**
 * A workload that is not ready, and what its pods show.
 *
 * @param evidence of its worst pods, at most {@link EvidenceCollector#PODS}; empty when there are none
 */
public record WorkloadFailure(WorkloadProgress workload, List<PodEvidence> evidence) {
    public WorkloadFailure {
        evidence = List.copyOf(evidence);
    }
}
