package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.ProbeFailure;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.Unhealthy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A container that runs and is not ready: what its probes hear ({@code pkg/probe/http/http.go} and its siblings). */
final class ProbeRule {
    /** A program that has said which port it serves may open a second one a moment later. */
    private static final Duration SECOND_PORT = Duration.ofSeconds(5);
    /** A server answers "not found" for a moment before its routes are there. */
    private static final Duration ROUTES = Duration.ofSeconds(8);
    /** A program that answers and calls itself unwell waits for somebody. */
    private static final Duration UNWELL = Duration.ofSeconds(90);

    private ProbeRule() {}

    static Readiness judge(ContainerState container, LiveObject pod, Related related) {
        Optional<Unhealthy> heard = Unhealthy.lastOfThisRun(pod, container, related)
                .filter(last -> !(container.isStarted() && last.failure().kind().equals("Startup")));
        String reason = container.said((container.isStarted() ? "is not ready yet" : "is starting")
                + heard.map(last -> ": " + firstLine(last.message())).orElse(""));
        return heard.flatMap(last -> suspicion(last, reason, pod, container, related))
                .orElseGet(() -> new Readiness.InProgress(reason));
    }

    private static Optional<Readiness> suspicion(
            Unhealthy heard, String reason, LiveObject pod, ContainerState container, Related related) {
        return cause(heard.failure(), pod, container, related)
                .map(cause -> new Readiness.Suspect(
                        cause, reason, longer(least(cause), ProbeGrace.of(heard, container, pod, related))));
    }

    private static Optional<Cause> cause(
            ProbeFailure probe, LiveObject pod, ContainerState container, Related related) {
        if (probe.refused()) {
            Set<Integer> open = related.learned().portsByItsWord(pod, container);
            return open.isEmpty() || open.contains(probe.port())
                    ? Optional.empty()
                    : Optional.of(Cause.PROBE_WRONG_PORT);
        }
        if (probe.status() == 404) {
            return Optional.of(Cause.PROBE_WRONG_PATH);
        }
        return container.isStarted() && (probe.status() > 0 || probe.timedOut())
                ? Optional.of(probe.timedOut() ? Cause.PROBE_TIMES_OUT : Cause.NOT_READY)
                : Optional.empty();
    }

    private static Duration least(Cause cause) {
        return switch (cause) {
            case PROBE_WRONG_PORT -> SECOND_PORT;
            case PROBE_WRONG_PATH -> ROUTES;
            default -> UNWELL;
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
