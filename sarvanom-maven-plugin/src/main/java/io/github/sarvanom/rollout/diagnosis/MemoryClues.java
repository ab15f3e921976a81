package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.Quantity;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.ContainerState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The numbers behind a kill for want of memory: the limit, and how much of it the heap may take. */
final class MemoryClues {
    private static final Pattern HEAP = Pattern.compile("-Xmx(?<size>\\d+[kKmMgG]?)");
    private static final Pattern SHARE = Pattern.compile("-XX:MaxRAMPercentage=(?<share>[\\d.]+)");
    private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);

    private MemoryClues() {}

    static Stream<Clue> of(LiveObject pod) {
        return ContainerState.of(pod).stream()
                .filter(container -> container.lastEnding().reason().equals("OOMKilled"))
                .map(container -> new Clue(
                        Cause.OUT_OF_MEMORY,
                        Confidence.CERTAIN,
                        Optional.of(pod),
                        container.name(),
                        "pod " + pod.id().name() + " "
                                + container.said(container.lastEnding().text() + container.restartText()),
                        "",
                        numbers(pod, container.name()),
                        Optional.empty()));
    }

    private static List<String> numbers(LiveObject pod, String name) {
        List<String> lines = new ArrayList<>();
        pod.maps("spec", "containers").stream()
                .filter(container -> name.equals(container.get("name")))
                .forEach(container -> {
                    String limit = limit(container);
                    lines.add(
                            limit.isEmpty()
                                    ? "it has no limit of its own: the node's memory was used up"
                                    : "its limit is " + limit);
                    heap(container.toString(), limit).ifPresent(lines::add);
                });
        return lines;
    }

    private static String limit(Map<String, Object> container) {
        return container.get("resources") instanceof Map<?, ?> resources
                        && resources.get("limits") instanceof Map<?, ?> limits
                        && limits.get("memory") != null
                ? String.valueOf(limits.get("memory"))
                : "";
    }

    /** @param settings the container's command, arguments and variables, as text */
    private static Optional<String> heap(String settings, String limit) {
        Matcher fixed = HEAP.matcher(settings);
        if (fixed.find()) {
            return Optional.of("its heap may grow to " + fixed.group("size") + " (-Xmx), whatever the limit");
        }
        Matcher share = SHARE.matcher(settings);
        String percent = share.find() ? share.group("share") : "";
        return percent.isEmpty()
                ? Optional.empty()
                : Quantity.of(limit).map(bytes -> {
                    BigDecimal heap =
                            bytes.amount().multiply(new BigDecimal(percent)).movePointLeft(2);
                    BigDecimal rest = bytes.amount().subtract(heap);
                    return "its heap may grow to " + percent + " % of that, " + mebi(heap) + " MiB; " + mebi(rest)
                            + " MiB are left for metaspace, stacks, code and buffers";
                });
    }

    private static String mebi(BigDecimal bytes) {
        return bytes.divide(MEBI, 0, RoundingMode.HALF_UP).toPlainString();
    }
}
