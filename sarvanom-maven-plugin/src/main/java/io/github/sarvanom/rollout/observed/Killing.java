package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import java.util.Optional;

/**
 * The kubelet's newest word on why it stops a container ({@code kuberuntime_manager.go}), where a probe makes it do so.
 *
 * @param cause {@code LIVENESS_KILLS} or {@code STARTUP_PROBE_KILLS}
 * @param probe the field of the container that has the probe
 * @param message the event's own words
 */
public record Killing(Cause cause, String probe, String message) {

    /** Empty when no probe has killed. */
    public static Optional<Killing> of(LiveObject pod, ContainerState container, Related related) {
        String message = Unhealthy.killing(pod, container, related);
        if (message.contains("failed liveness probe")) {
            return Optional.of(new Killing(Cause.LIVENESS_KILLS, "livenessProbe", message));
        }
        return message.contains("failed startup probe")
                ? Optional.of(new Killing(Cause.STARTUP_PROBE_KILLS, "startupProbe", message))
                : Optional.empty();
    }
}
