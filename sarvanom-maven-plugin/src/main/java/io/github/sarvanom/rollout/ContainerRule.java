package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.Killing;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.rollout.observed.StartError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads one container's state. The reasons are the kubelet's: {@code pkg/kubelet/images/types.go} for images,
 * {@code pkg/kubelet/kuberuntime/kuberuntime_container.go} for creation and start, {@code pkg/kubelet/container/sync_result.go}
 * for CrashLoopBackOff.
 */
final class ContainerRule {
    /** Storage and network plugins answer late on a busy node. */
    private static final Duration RUNTIME = Duration.ofSeconds(60);

    /** What the kubelet says when the settings and the image cannot be brought together. */
    private static final List<String> CONTRADICTIONS =
            List.of("runAsNonRoot", "non-root", "run as root", "non-numeric user");

    private ContainerRule() {}

    /** The first container, in start order, that is not ready; empty when all are. */
    static Optional<Readiness> firstUnready(LiveObject pod, Related related) {
        for (ContainerState container : ContainerState.of(pod)) {
            if (!container.isDone()) {
                return Optional.of(judge(container, pod, related));
            }
        }
        return ContainerState.of(pod).isEmpty()
                ? Optional.of(new Readiness.InProgress("is being made"))
                : Optional.empty();
    }

    private static Readiness judge(ContainerState container, LiveObject pod, Related related) {
        return switch (container.waitingReason()) {
            case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "ImageInspectError" ->
                ImagePull.judge(container, related.lastWarning(pod, "Failed"));
            case "CreateContainerConfigError" -> configuration(container, related);
            case "CreateContainerError", "RunContainerError" -> start(container);
            case "PostStartHookError" -> hook(container);
            case "CrashLoopBackOff" -> CrashRule.judge(container, pod, related);
            case "PodInitializing", "ContainerCreating" -> MountRule.judge(pod, related);
            default -> onItsWay(container, pod, related);
        };
    }

    private static Readiness configuration(ContainerState container, Related related) {
        String message = container.waitingMessage();
        if (message.contains("failed to sync")) {
            return new Readiness.InProgress("is waiting for the node's cache: " + message);
        }
        if (CONTRADICTIONS.stream().anyMatch(message::contains)) {
            return new Readiness.Failed(Cause.RUNS_AS_ROOT, container.said("cannot be made: " + message));
        }
        return MissingText.judge(message, container.said("lacks its configuration: " + message), related);
    }

    private static Readiness start(ContainerState container) {
        String message = container.waitingMessage();
        String reason = container.said("cannot be started: " + message);
        return StartError.finalCause(message)
                .<Readiness>map(cause -> new Readiness.Failed(cause, reason))
                .orElse(new Readiness.Suspect(Cause.CANNOT_START, reason, RUNTIME));
    }

    private static Readiness hook(ContainerState container) {
        String reason = container.said("was killed, since its start hook failed: " + container.waitingMessage());
        return container.restarts() >= 1
                ? new Readiness.Failed(Cause.HOOK_FAILS, reason)
                : new Readiness.InProgress(reason);
    }

    /** A probe that kills lets the next run begin at once: nobody sees it wait, and it runs as the two before did. */
    private static boolean isGivenUpAgain(ContainerState container, LiveObject pod, Related related) {
        return container.isRunning()
                && !container.isStarted()
                && container.restarts() > 1
                && container.lastEnding().cause() == Cause.CRASHES
                && Killing.of(pod, container, related)
                        .filter(killing -> killing.cause() == Cause.STARTUP_PROBE_KILLS)
                        .isPresent();
    }

    private static Readiness onItsWay(ContainerState container, LiveObject pod, Related related) {
        if (container.hasEnded() || isGivenUpAgain(container, pod, related)) {
            // The kubelet may take a minute until it calls this state CrashLoopBackOff.
            return CrashRule.judge(container, pod, related);
        }
        if (container.isInit()) {
            return new Readiness.InProgress(container.said("is preparing"));
        }
        return container.isRunning()
                ? ProbeRule.judge(container, pod, related)
                : new Readiness.InProgress("is being made");
    }
}
