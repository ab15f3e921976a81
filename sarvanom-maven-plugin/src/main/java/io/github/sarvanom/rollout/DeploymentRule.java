package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.Related;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Deployment is ready when every replica has the present template and is available, and no other is left. Counted as
 * {@code DeploymentStatusViewer} in kubectl's {@code rollout_status.go} does.
 */
final class DeploymentRule implements ReadinessRule {

    @Override
    public Readiness judge(LiveObject deployment, Related related) {
        if (deployment.number("status", "observedGeneration") < deployment.generation()) {
            return new Readiness.InProgress("waits for the deployment controller");
        }
        Readiness counted = count(deployment);
        if (counted instanceof Readiness.Ready) {
            return counted;
        }
        List<Readiness> pods = PodRule.judgeAll(CurrentPods.of(deployment, related), related);
        List<Readiness> all = new ArrayList<>(pods);
        Admission.ofDeployment(deployment, related).ifPresent(all::add);
        Evictions.judge(deployment, related).ifPresent(all::add);
        return PodRule.worst(all)
                .filter(Readiness::isFailure)
                .or(() -> givenUp(deployment))
                .or(() -> PodRule.worst(all))
                .orElse(counted);
    }

    private static Readiness count(LiveObject deployment) {
        long wanted = Replicas.wanted(deployment);
        long updated = deployment.number("status", "updatedReplicas");
        long old = deployment.number("status", "replicas") - updated;
        long available = deployment.number("status", "availableReplicas");
        if (updated < wanted) {
            return new Readiness.InProgress(updated + " of " + wanted + " new pods made");
        }
        if (old > 0) {
            return new Readiness.InProgress(old + (old == 1 ? " old pod has" : " old pods have") + " yet to stop");
        }
        return available < updated
                ? new Readiness.InProgress(available + " of " + updated + " new pods available")
                : new Readiness.Ready();
    }

    /** The controller's own verdicts: {@code util/deployment_util.go}, TimedOutReason, and {@code spec.paused}. */
    private static Optional<Readiness> givenUp(LiveObject deployment) {
        if (Boolean.TRUE.equals(deployment.at("spec", "paused"))) {
            return Optional.of(new Readiness.Failed(Cause.PAUSED, "is paused, its new pods are not rolled out"));
        }
        return Condition.falseBecause(deployment, "Progressing", "ProgressDeadlineExceeded")
                .map(progressing -> new Readiness.Failed(Cause.PROGRESS_DEADLINE, progressing.message()));
    }
}
