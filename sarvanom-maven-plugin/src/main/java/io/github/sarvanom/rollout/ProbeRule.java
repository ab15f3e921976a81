package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.ProbeFailure;
import io.github.sarvanom.rollout.observed.Related;
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
        String warning = related.lastWarning(pod, "Unhealthy");
        Optional<ProbeFailure> failure = ProbeFailure.parse(warning);
        String reason = (container.isStarted() ? "is not ready yet" : "is starting")
                + (warning.isEmpty() ? "" : ": " + firstLine(warning));
        return failure.flatMap(probe -> suspicion(probe, reason, pod, container, related))
                .orElseGet(() -> new Readiness.InProgress(reason));
    }

    private static Optional<Readiness> suspicion(
            ProbeFailure probe, String reason, LiveObject pod, ContainerState container, Related related) {
        if (probe.refused()) {
            Set<Integer> open = related.learned().portsByItsWord(pod, container);
            return open.isEmpty() || open.contains(probe.port())
                    ? Optional.empty()
                    : Optional.of(new Readiness.Suspect(Cause.PROBE_WRONG_PORT, reason, SECOND_PORT));
        }
        if (probe.status() == 404) {
            return Optional.of(new Readiness.Suspect(Cause.PROBE_WRONG_PATH, reason, ROUTES));
        }
        return container.isStarted() && (probe.status() > 0 || probe.timedOut())
                ? Optional.of(new Readiness.Suspect(
                        probe.timedOut() ? Cause.PROBE_TIMES_OUT : Cause.NOT_READY, reason, UNWELL))
                : Optional.empty();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
