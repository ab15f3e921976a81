package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Optional;
import java.util.Set;

/**
 * A Job is ready when it is complete and failed when it says so (Kubernetes, "Jobs", terminal job conditions): its pods'
 * failures count only by way of its own back-off limit.
 */
final class JobRule implements ReadinessRule {
    /** What the job counts itself, and allows {@code backoffLimit} times. */
    private static final Set<FailureCause> COUNTED = Set.of(
            FailureCause.CRASHES, FailureCause.OUT_OF_MEMORY, FailureCause.POD_FAILED, FailureCause.CANNOT_START);

    @Override
    public Readiness judge(LiveObject job, Related related) {
        if (Condition.isTrue(job, "Complete")) {
            return new Readiness.Ready();
        }
        return Condition.of(job, "Failed")
                .filter(Condition::holds)
                .map(JobRule::failed)
                .or(() -> stuck(job, related))
                .orElse(new Readiness.InProgress("is running"));
    }

    private static Readiness failed(Condition condition) {
        return new Readiness.Failed(
                FailureCause.JOB_FAILED, "failed: " + condition.reason() + ", " + condition.message());
    }

    /** A pod that cannot even start never counts against the back-off limit. */
    private static Optional<Readiness> stuck(LiveObject job, Related related) {
        if (Boolean.TRUE.equals(job.at("spec", "suspend"))) {
            return Optional.of(new Readiness.Failed(FailureCause.PAUSED, "is suspended"));
        }
        return PodRule.worst(PodRule.judgeAll(related.standing(), related))
                .filter(readiness ->
                        !(readiness instanceof Readiness.Failed failed && COUNTED.contains(failed.cause())));
    }
}
