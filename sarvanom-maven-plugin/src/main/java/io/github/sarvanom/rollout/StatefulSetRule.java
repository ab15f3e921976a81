package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.StartSum;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A StatefulSet is ready when all its pods are, and those above the partition have the present template. Counted as
 * {@code StatefulSetStatusViewer} in kubectl's {@code rollout_status.go} does; it has no failure condition of its own.
 */
final class StatefulSetRule implements ReadinessRule {
    /** What is known to be wrong with an earlier pod may pass. */
    private static final Duration RECOVERY = Duration.ofSeconds(20);

    private final ReadinessRule rule = new CountedSetRule("stateful set", StatefulSetRule::count);

    @Override
    public Readiness judge(LiveObject set, Related related) {
        Readiness counted = rule.judge(set, related);
        Readiness refused = Refusals.worse(counted, set, related, Replicas.wanted(set));
        return refused instanceof Readiness.InProgress ? blocked(set, related).orElse(refused) : refused;
    }

    /**
     * An earlier pod that is not ready is not replaced by the controller: it waits for it for ever. Kubernetes, "StatefulSets", Forced
     * rollback.
     */
    private static Optional<Readiness> blocked(LiveObject set, Related related) {
        boolean inParallel = set.text("spec", "podManagementPolicy").equals("Parallel");
        if (inParallel || onDelete(set) || !CurrentPods.of(set, related).isEmpty()) {
            return Optional.empty();
        }
        return related.standing().stream()
                .filter(pod -> !Condition.isTrue(pod, "Ready"))
                .findFirst()
                .map(pod -> new Readiness.Suspect(
                        Cause.ROLLOUT_BLOCKED,
                        "waits for pod " + pod.id().name()
                                + " of the earlier template, which is not ready and is not replaced",
                        patience(pod, related)));
    }

    /** An earlier pod may just be starting, and has the time that its own probes allow, as any other. */
    private static Duration patience(LiveObject pod, Related related) {
        Readiness judged = PodRule.judgeAll(List.of(pod), related).get(0);
        Duration least = judged instanceof Readiness.Suspect suspect ? suspect.patience() : Duration.ZERO;
        boolean runs = ContainerState.of(pod).stream().anyMatch(ContainerState::isRunning);
        boolean isKnown = judged.isFailure() || (judged instanceof Readiness.Suspect && !runs);
        Duration usual = isKnown ? RECOVERY : StartSum.of(pod).plus(DeadlineRule.ALLOWANCE);
        return least.compareTo(usual) > 0 ? least : usual;
    }

    private static Readiness count(LiveObject set) {
        long wanted = Replicas.wanted(set);
        long ready = set.number("status", "readyReplicas");
        long updated = set.number("status", "updatedReplicas");
        long due = onDelete(set) ? 0 : wanted - set.number("spec", "updateStrategy", "rollingUpdate", "partition");
        if (ready < wanted) {
            return new Readiness.InProgress(ready + " of " + wanted + " pods ready");
        }
        return updated < due
                ? new Readiness.InProgress(updated + " of " + due + " pods renewed")
                : new Readiness.Ready();
    }

    /** With this strategy the pods keep their template until somebody deletes them: nothing to wait for. */
    private static boolean onDelete(LiveObject set) {
        return set.text("spec", "updateStrategy", "type").equals("OnDelete");
    }
}
