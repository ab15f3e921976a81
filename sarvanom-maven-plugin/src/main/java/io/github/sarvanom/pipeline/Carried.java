package io.github.sarvanom.pipeline;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.RolloutProblems;
import io.github.sarvanom.verification.VerificationOutcome;
import io.github.sarvanom.verification.VerificationProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a plan that was carried out.
 *
 * @param rollout succeeded or not: to fail is a value here, not an exception
 * @param verification empty when it did not come so far
 */
public record Carried(RolloutOutcome rollout, VerificationOutcome verification) {

    /** Whether everything runs, and nothing that was asked is ill. */
    public boolean isGood() {
        return rollout instanceof RolloutOutcome.Succeeded
                && verification.failures().isEmpty();
    }

    /** Why it is not good; empty when it is. */
    public List<Problem> problems() {
        return complaints().stream().map(Complaint::problem).toList();
    }

    List<Complaint> complaints() {
        if (rollout instanceof RolloutOutcome.Interrupted) {
            return RolloutProblems.of(rollout).stream().map(Complaint::ofNobody).toList();
        }
        List<Complaint> complaints = new ArrayList<>();
        RolloutProblems.byWorkload(rollout)
                .forEach((workload, problem) -> complaints.add(new Complaint(problem, service(workload))));
        verification
                .failures()
                .forEach(failed -> complaints.add(new Complaint(
                        VerificationProblems.problem(failed), failed.check().service())));
        return complaints;
    }

    /** A service is a Deployment of its name; what overlays add beside it is nobody's. */
    private static Optional<String> service(ResourceId workload) {
        return workload.kind().equals("Deployment") ? Optional.of(workload.name()) : Optional.empty();
    }
}
