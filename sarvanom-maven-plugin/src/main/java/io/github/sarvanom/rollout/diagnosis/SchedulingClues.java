package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.Quantity;
import io.github.sarvanom.rollout.observed.Condition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a pod without a node asks for, and what the nodes have. */
final class SchedulingClues {
    private static final int NODES = 5;
    private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);

    private SchedulingClues() {}

    static Stream<Clue> of(LiveObject pod, Case given) {
        boolean waits =
                Condition.falseBecause(pod, "PodScheduled", "Unschedulable").isPresent();
        return waits
                ? given.suspicions().stream()
                        .filter(suspicion -> suspicion.pod().filter(pod::equals).isPresent())
                        .limit(1)
                        .map(suspicion -> new Clue(
                                suspicion.cause(),
                                Confidence.CERTAIN,
                                Optional.of(pod),
                                "",
                                "",
                                "",
                                numbers(pod, given),
                                Optional.empty()))
                : Stream.empty();
    }

    private static List<String> numbers(LiveObject pod, Case given) {
        List<String> lines = new ArrayList<>();
        lines.add("the pod asks for " + asked(pod));
        if (pod.at("spec", "nodeSelector") instanceof Map<?, ?> selector) {
            lines.add("on a node with " + selector);
        }
        List<LiveObject> nodes = given.related().learned().nodes();
        nodes.stream()
                .limit(NODES)
                .forEach(node -> lines.add("node " + node.id().name() + " has " + has(node)));
        if (nodes.size() > NODES) {
            lines.add("and " + (nodes.size() - NODES) + " more nodes");
        }
        return lines;
    }

    private static String has(LiveObject node) {
        String taints = node.maps("spec", "taints").stream()
                .map(taint -> taint.get("key") + ":" + taint.get("effect"))
                .reduce("", (all, taint) -> all + ", taint " + taint);
        return node.text("status", "allocatable", "cpu") + " cpu, "
                + inGibibytes(node.text("status", "allocatable", "memory"))
                + " memory in all, shared with the pods that are there" + taints;
    }

    /** A node tells its memory in Ki, to the last digit. */
    private static String inGibibytes(String memory) {
        return Quantity.of(memory)
                .map(quantity -> quantity.amount().divide(GIBIBYTE, 1, RoundingMode.DOWN))
                .filter(gibibytes -> gibibytes.compareTo(BigDecimal.ONE) >= 0)
                .map(gibibytes -> gibibytes + "Gi")
                .orElse(memory);
    }

    private static String asked(LiveObject pod) {
        Map<String, String> sums = new LinkedHashMap<>();
        pod.maps("spec", "containers").forEach(container -> {
            if (container.get("resources") instanceof Map<?, ?> resources
                    && resources.get("requests") instanceof Map<?, ?> requests) {
                requests.forEach((key, value) ->
                        sums.merge(key.toString(), value.toString(), (one, other) -> one + " + " + other));
            }
        });
        return sums.isEmpty()
                ? "nothing in particular"
                : sums.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("");
    }
}
