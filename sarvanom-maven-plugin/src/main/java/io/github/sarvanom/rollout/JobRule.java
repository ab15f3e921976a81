package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Related;
import java.util.Optional;

/**
 * A Job is ready when it is complete and failed when it says so (Kubernetes, "Jobs", terminal job conditions): its pods'
 * failures count only by way of its own back-off limit.
 */
final class JobRule implements ReadinessRule {
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
        return new Readiness.Failed(Cause.JOB_FAILED, "failed: " + condition.reason() + ", " + condition.message());
    }

    /** How often its program may end is the job's own affair. */
    private static Readiness patient(Readiness readiness) {
        return readiness instanceof Readiness.Retrying retrying
                ? new Readiness.InProgress(retrying.reason())
                : readiness;
    }

    /** A pod that cannot even start never counts against the back-off limit. */
    private static Optional<Readiness> stuck(LiveObject job, Related related) {
        if (Boolean.TRUE.equals(job.at("spec", "suspend"))) {
            return Optional.of(new Readiness.Failed(Cause.PAUSED, "is suspended"));
        }
        return PodRule.worst(PodRule.judgeAll(related.standing(), related))
                .filter(readiness -> !(readiness instanceof Readiness.Failed failed
                        && failed.cause().isOfProgram()))
                .map(JobRule::patient)
                .or(() -> refused(job, related));
    }

    /** While a single pod works there will be room for the next. */
    private static Optional<Readiness> refused(LiveObject job, Related related) {
        return related.standing().isEmpty() && job.number("status", "active") == 0
                ? Refusals.of(job, related)
                : Optional.empty();
    }
}
