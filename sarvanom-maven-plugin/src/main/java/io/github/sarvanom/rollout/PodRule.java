package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Related;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A pod is ready when its condition Ready is true (Kubernetes, "Pod Lifecycle"). Whether it can get there is read off its
 * containers, the init containers first, and off the scheduler's condition.
 */
final class PodRule implements ReadinessRule {
    private final boolean replaced;

    private PodRule(boolean replaced) {
        this.replaced = replaced;
    }

    /** For a pod that nobody makes anew when it ends. */
    static PodRule alone() {
        return new PodRule(false);
    }

    static List<Readiness> judgeAll(List<LiveObject> pods, Related related) {
        PodRule rule = new PodRule(true);
        return pods.stream().map(pod -> rule.judge(pod, related)).toList();
    }

    /**
     * The pod that keeps its workload back most: a failure, then the suspicion that is soonest certain, then one on its way; empty when
     * all are ready.
     */
    static Optional<Readiness> worst(List<Readiness> pods) {
        return pods.stream()
                .filter(Readiness::isFailure)
                .findFirst()
                .or(() -> pods.stream()
                        .filter(Readiness.Suspect.class::isInstance)
                        .min(Comparator.comparing(suspect -> ((Readiness.Suspect) suspect).patience())))
                .or(() -> pods.stream()
                        .filter(Readiness.Retrying.class::isInstance)
                        .findFirst())
                .or(() -> pods.stream()
                        .filter(Readiness.InProgress.class::isInstance)
                        .findFirst());
    }

    @Override
    public Readiness judge(LiveObject pod, Related related) {
        String phase = pod.text("status", "phase");
        if (phase.equals("Failed") || phase.equals("Succeeded")) {
            return ended(pod, phase);
        }
        if (Condition.isTrue(pod, "Ready")) {
            return new Readiness.Ready();
        }
        return SchedulingRule.judge(pod, related)
                .or(() -> NodeRule.judge(pod, related))
                .or(() -> ContainerRule.firstUnready(pod, related))
                .or(() -> GateRule.judge(pod))
                .orElseGet(() -> new Readiness.InProgress("is about to be called ready"));
    }

    /** An evicted pod of a controller is replaced by it. */
    private Readiness ended(LiveObject pod, String phase) {
        String why = (pod.text("status", "reason") + " " + pod.text("status", "message")).trim();
        if (replaced) {
            return new Readiness.InProgress("has ended and is being replaced" + (why.isEmpty() ? "" : ": " + why));
        }
        return phase.equals("Succeeded")
                ? new Readiness.Ready()
                : new Readiness.Failed(Cause.POD_FAILED, "has failed" + (why.isEmpty() ? "" : ": " + why));
    }
}
