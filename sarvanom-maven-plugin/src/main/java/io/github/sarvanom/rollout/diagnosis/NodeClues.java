package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Condition;
import io.github.sarvanom.rollout.observed.EvictedPods;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.SilentNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The state of the node that a pod is on, and what it did to earlier pods. */
final class NodeClues {
    private static final List<String> PRESSURES = List.of("DiskPressure", "MemoryPressure", "PIDPressure");

    private NodeClues() {}

    static Stream<Clue> of(LiveObject pod, Case given) {
        String name = pod.text("spec", "nodeName");
        Learned learned = given.related().learned();
        Stream<Clue> silent = SilentNode.of(pod, learned).map(what -> clue(Cause.NODE_NOT_READY, pod, what)).stream();
        Stream<Clue> pressed = learned.nodes().stream()
                .filter(node -> node.id().name().equals(name))
                .flatMap(node -> pressed(node, pod));
        return Stream.of(silent, pressed, evicted(given).stream()).flatMap(clues -> clues);
    }

    /** Who came up before this look may be gone since last week: they are told where nothing else is known, and as no more than possible. */
    private static Optional<Clue> evicted(Case given) {
        List<LiveObject> seen = EvictedPods.seen(given.workload(), given.related());
        if (!seen.isEmpty()) {
            return Optional.of(clue(Cause.EVICTED, seen.get(0), "was evicted: " + message(seen.get(0))));
        }
        List<LiveObject> left =
                given.suspicions().isEmpty() ? EvictedPods.left(given.workload(), given.related()) : List.of();
        return left.stream()
                .findFirst()
                .map(pod -> new Clue(
                        Cause.EVICTED,
                        Confidence.POSSIBLE,
                        Optional.of(pod),
                        "",
                        "pod " + pod.id().name() + " of the same template was evicted, perhaps long ago: "
                                + message(pod),
                        "",
                        List.of("evicted pods of the present template that are left: " + left.size()),
                        Optional.empty()));
    }

    private static String message(LiveObject pod) {
        return pod.text("status", "message").strip();
    }

    private static Stream<Clue> pressed(LiveObject node, LiveObject pod) {
        return PRESSURES.stream()
                .filter(type -> Condition.isTrue(node, type))
                .map(type ->
                        clue(Cause.NODE_PRESSURE, pod, "is on node " + node.id().name() + ", which reports " + type));
    }

    private static Clue clue(Cause cause, LiveObject pod, String what) {
        return new Clue(
                cause,
                Confidence.CERTAIN,
                Optional.of(pod),
                "",
                "pod " + pod.id().name() + " " + what,
                "",
                List.of(),
                Optional.empty());
    }
}
