package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.Quantity;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.Requests;
import io.github.sarvanom.rollout.observed.Room;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A pod that finds no node; the scheduler's words are its plugins' ({@code pkg/scheduler/framework/plugins}). */
final class SchedulingRule {
    /** A cluster autoscaler looks every 10 s, and tells a pod within half a minute that a node is coming. */
    private static final Duration AUTOSCALED = Duration.ofSeconds(45);
    /** Without one, only pods that end can make room. */
    private static final Duration FIXED = Duration.ofSeconds(8);
    /** A node is started again, or frees its disk, within a minute or two. */
    private static final Duration ILL = Duration.ofMinutes(2);

    private static final Set<Cause> ILLNESSES = Set.of(Cause.NODE_NOT_READY, Cause.NODE_PRESSURE);

    private static final Map<String, Cause> WORDS = words();

    private SchedulingRule() {}

    private static Map<String, Cause> words() {
        Map<String, Cause> words = new LinkedHashMap<>();
        words.put("unbound immediate PersistentVolumeClaims", Cause.VOLUME_NOT_BOUND);
        words.put("didn't find available persistent volumes", Cause.VOLUME_NOT_BOUND);
        words.put("persistentvolumeclaim ", Cause.CLAIM_MISSING);
        words.put("Insufficient cpu", Cause.NO_CPU);
        words.put("Insufficient memory", Cause.NO_MEMORY);
        words.put("topology spread constraints", Cause.TOPOLOGY);
        words.put("anti-affinity rules", Cause.TOPOLOGY);
        words.put("node affinity", Cause.NO_MATCHING_NODE);
        words.put("affinity", Cause.NO_MATCHING_NODE);
        words.put("node.kubernetes.io/disk-pressure", Cause.NODE_PRESSURE);
        words.put("node.kubernetes.io/memory-pressure", Cause.NODE_PRESSURE);
        words.put("node.kubernetes.io/pid-pressure", Cause.NODE_PRESSURE);
        words.put("node.kubernetes.io/not-ready", Cause.NODE_NOT_READY);
        words.put("node.kubernetes.io/unreachable", Cause.NODE_NOT_READY);
        words.put("taint", Cause.TAINTED);
        words.put("were unschedulable", Cause.TAINTED);
        return words;
    }

    static Optional<Readiness> judge(LiveObject pod, Related related) {
        Optional<Condition> scheduled = Condition.of(pod, "PodScheduled");
        if (scheduled.isPresent() && scheduled.get().isFalseBecause("Unschedulable")) {
            return Optional.of(unscheduled(scheduled.get().message(), pod, related));
        }
        return scheduled.filter(Condition::holds).isPresent()
                ? Optional.empty()
                : Optional.of(new Readiness.InProgress("is waiting for a node"));
    }

    static Cause cause(String message) {
        String verdict = message.split("preemption:", 2)[0];
        return WORDS.entrySet().stream()
                .filter(word -> verdict.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Cause.UNSCHEDULABLE);
    }

    /** From 1.34 on the scheduler speaks of taints without their names, which the nodes tell. */
    private static Cause cause(String message, List<LiveObject> nodes) {
        Cause said = cause(message);
        return said == Cause.TAINTED
                ? nodes.stream()
                        .flatMap(node -> node.maps("spec", "taints").stream())
                        .map(taint -> WORDS.getOrDefault(String.valueOf(taint.get("key")), Cause.TAINTED))
                        .filter(ILLNESSES::contains)
                        .findFirst()
                        .orElse(Cause.TAINTED)
                : said;
    }

    private static Readiness unscheduled(String message, LiveObject pod, Related related) {
        String reason = "finds no node: " + message;
        Cause cause = cause(message, related.learned().nodes());
        boolean nodeIsComing = !related.lastEvent(pod, "TriggeredScaleUp").isEmpty()
                || !related.lastEvent(pod, "Nominated").isEmpty();
        if (nodeIsComing) {
            return new Readiness.InProgress(reason + " (a new node was asked for)");
        }
        boolean roomIsComing = related.pods().size() > related.standing().size();
        return roomIsComing
                ? new Readiness.InProgress(reason + " (earlier pods are about to leave)")
                : new Readiness.Suspect(cause, reason, patience(cause, pod, related.learned()));
    }

    /** What its neighbours make room for when they have come up, or leave. */
    private static Duration patience(Cause cause, LiveObject pod, Learned learned) {
        if (ILLNESSES.contains(cause)) {
            return ILL;
        }
        List<LiveObject> nodes = learned.nodes();
        boolean mayFit = nodes.isEmpty() || nodes.stream().anyMatch(node -> isLargeEnough(node, pod));
        return learned.room(pod) == Room.COMING && mayFit ? Readiness.Suspect.TO_THE_END : patience(nodes);
    }

    private static boolean isLargeEnough(LiveObject node, LiveObject pod) {
        return Stream.of("cpu", "memory")
                .allMatch(resource -> Quantity.of(node.text("status", "allocatable", resource))
                        .map(Quantity::amount)
                        .filter(all -> all.compareTo(Requests.of(pod, "requests", resource)) < 0)
                        .isEmpty());
    }

    /** The cluster autoscaler and Karpenter know nodes by their {@code spec.providerID}: where no node has one, none will come. */
    private static Duration patience(List<LiveObject> nodes) {
        boolean nobodyMakesNodes = !nodes.isEmpty()
                && nodes.stream()
                        .allMatch(node -> node.text("spec", "providerID").isEmpty());
        return nobodyMakesNodes ? FIXED : AUTOSCALED;
    }
}
