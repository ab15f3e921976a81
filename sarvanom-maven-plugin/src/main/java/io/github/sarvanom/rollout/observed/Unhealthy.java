package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the probes of one container heard, by the kubelet's events "Unhealthy". An event names its container in
 * {@code involvedObject.fieldPath}; one that names none may be of any.
 *
 * @param message of the event
 */
public record Unhealthy(ProbeFailure failure, String message) {
    private static final String REASON = "Unhealthy";

    /** What was heard last of this container, in whichever of its runs. */
    public static Optional<Unhealthy> last(LiveObject pod, ContainerState container, Related related) {
        return newest(events(pod, container, REASON, related));
    }

    /** What was heard last by one of its probes, which is named as in the manifest: {@code livenessProbe}. */
    public static Optional<Unhealthy> lastOf(String probe, LiveObject pod, ContainerState container, Related related) {
        return newest(events(pod, container, REASON, related).stream()
                .filter(event -> ProbeFailure.parse(event.text("message"))
                        .filter(failure -> probe.equalsIgnoreCase(failure.kind() + "Probe"))
                        .isPresent())
                .toList());
    }

    /** What was heard last of all, since the container runs. Both times are the node's, in whole seconds. */
    public static Optional<Unhealthy> lastOfThisRun(LiveObject pod, ContainerState container, Related related) {
        Instant start = runsSince(pod, container);
        return newest(events(pod, container, REASON, related).stream()
                .filter(event -> !isBefore(start, Related.eventTime(event)))
                .toList());
    }

    /** How often its probes failed in all, as far as the kubelet has told. */
    public static long times(LiveObject pod, ContainerState container, Related related) {
        return sum(events(pod, container, REASON, related).stream());
    }

    /** The same, of all containers of the pod. */
    public static long times(LiveObject pod, Related related) {
        return sum(related.eventsOf(pod).stream()
                .filter(event -> event.text("reason").equals(REASON)));
    }

    private static long sum(Stream<LiveObject> events) {
        return events.mapToLong(event -> Math.max(1, event.number("count"))).sum();
    }

    /** Why the kubelet last stopped this container itself; empty when it did not. */
    public static String killing(LiveObject pod, ContainerState container, Related related) {
        List<LiveObject> killed = events(pod, container, "Killing", related);
        return killed.isEmpty() ? "" : killed.get(killed.size() - 1).text("message");
    }

    private static Optional<Unhealthy> newest(List<LiveObject> events) {
        return events.stream()
                .flatMap(event -> ProbeFailure.parse(event.text("message")).stream()
                        .map(failure -> new Unhealthy(failure, event.text("message"))))
                .reduce((first, second) -> second);
    }

    private static List<LiveObject> events(LiveObject pod, ContainerState container, String reason, Related related) {
        return related.eventsOf(pod).stream()
                .filter(event -> event.text("reason").equals(reason))
                .filter(event -> isOf(container, event.text("involvedObject", "fieldPath")))
                .toList();
    }

    private static boolean isOf(ContainerState container, String fieldPath) {
        return fieldPath.isEmpty() || fieldPath.endsWith("{" + container.name() + "}");
    }

    private static boolean isBefore(Instant start, String time) {
        return !time.isEmpty() && Instant.parse(time).isBefore(start);
    }

    private static Instant runsSince(LiveObject pod, ContainerState container) {
        return pod.maps("status", "containerStatuses").stream()
                .filter(status -> container.name().equals(status.get("name")))
                .flatMap(status -> startedAt(status.get("state")).stream())
                .findFirst()
                .orElse(Instant.MIN);
    }

    private static Optional<Instant> startedAt(@Nullable Object state) {
        return state instanceof Map<?, ?> states
                        && states.get("running") instanceof Map<?, ?> running
                        && running.get("startedAt") instanceof String time
                ? Optional.of(Instant.parse(time))
                : Optional.empty();
    }
}
