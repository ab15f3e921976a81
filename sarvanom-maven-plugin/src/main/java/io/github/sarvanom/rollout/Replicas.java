package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.CurrentPods;
import io.github.sarvanom.rollout.observed.Related;
import java.util.List;

/**
 * How many of a workload's pods do their work.
 *
 * @param ready pods in the present shape that are ready; zero or more
 * @param wanted pods there shall be; zero or more
 * @param earlier pods in an earlier shape that are ready and go on serving meanwhile; zero or more
 */
public record Replicas(int ready, int wanted, int earlier) {

    public Replicas(int ready, int wanted) {
        this(ready, wanted, 0);
    }

    static Replicas of(LiveObject workload, Related related) {
        return switch (workload.id().kind()) {
            case "Deployment" -> pods(workload, related, "availableReplicas");
            case "ReplicaSet" ->
                new Replicas((int) workload.number("status", "availableReplicas"), (int) wanted(workload));
            case "StatefulSet" -> pods(workload, related, "readyReplicas");
            case "DaemonSet" ->
                new Replicas((int) workload.number("status", "numberAvailable"), (int)
                        workload.number("status", "desiredNumberScheduled"));
            case "Job" -> new Replicas((int) workload.number("status", "succeeded"), completions(workload));
            case "Pod" -> new Replicas(Condition.isTrue(workload, "Ready") ? 1 : 0, 1);
            default -> new Replicas(0, 1);
        };
    }

    /** {@code spec.replicas}, which means one when it is left out. */
    static long wanted(LiveObject workload) {
        return workload.at("spec", "replicas") == null ? 1 : workload.number("spec", "replicas");
    }

    /** Without a sight of the pods the workload's own status has to do. */
    private static Replicas pods(LiveObject workload, Related related, String statusField) {
        List<LiveObject> current = CurrentPods.of(workload, related);
        long wanted = wanted(workload);
        long ready = current.isEmpty()
                ? Math.min(workload.number("status", statusField), workload.number("status", "updatedReplicas"))
                : ready(current);
        long earlier = related.pods().isEmpty() ? 0 : ready(related.standing()) - ready(current);
        return new Replicas((int) Math.min(ready, wanted), (int) wanted, (int) earlier);
    }

    private static long ready(List<LiveObject> pods) {
        return pods.stream().filter(pod -> Condition.isTrue(pod, "Ready")).count();
    }

    private static int completions(LiveObject job) {
        return job.at("spec", "completions") == null ? 1 : (int) job.number("spec", "completions");
    }
}
