package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one container's state. The reasons are the kubelet's: {@code pkg/kubelet/images/types.go} for images,
 * {@code pkg/kubelet/kuberuntime/kuberuntime_container.go} for creation and start, {@code pkg/kubelet/container/sync_result.go}
 * for CrashLoopBackOff.
 */
final class ContainerRule {
    /** The kubelet reads ConfigMaps and Secrets through a cache that may lag behind what was just applied. */
    private static final Duration CACHE = Duration.ofSeconds(8);
    /** The kubelet tries to mount again after 0.5, 1, 2, 4 and 8 s. */
    private static final Duration MOUNT = Duration.ofSeconds(15);
    /** Storage and network plugins answer late on a busy node. */
    private static final Duration RUNTIME = Duration.ofSeconds(60);
    /** The first restart comes at once, the third 30 s later: enough for a dependency to come up, seldom for a mistake. */
    private static final int RESTARTS = 3;
    /** A program that cannot be started, or needs more memory than it may have, does not change its mind. */
    private static final int HOPELESS_RESTARTS = 2;

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
            case "CreateContainerConfigError" -> configuration(container);
            case "CreateContainerError", "RunContainerError" -> start(container);
            case "CrashLoopBackOff" -> crashing(container);
            case "PodInitializing", "ContainerCreating" -> creating(pod, related);
            default -> onItsWay(container, pod, related);
        };
    }

    private static Readiness configuration(ContainerState container) {
        String message = container.waitingMessage();
        if (message.contains("failed to sync")) {
            return new Readiness.InProgress("is waiting for the node's cache: " + message);
        }
        if (CONTRADICTIONS.stream().anyMatch(message::contains)) {
            return new Readiness.Failed(FailureCause.CONTAINER_INVALID, container.said("cannot be made: " + message));
        }
        return new Readiness.Suspect(
                FailureCause.CONFIGURATION_MISSING, container.said("lacks its configuration: " + message), CACHE);
    }

    private static Readiness start(ContainerState container) {
        String message = container.waitingMessage();
        String reason = container.said("cannot be started: " + message);
        return StartError.isFinal(message)
                ? new Readiness.Failed(FailureCause.CANNOT_START, reason)
                : new Readiness.Suspect(FailureCause.CANNOT_START, reason, RUNTIME);
    }

    private static Readiness crashing(ContainerState container) {
        Ending last = container.lastEnding();
        FailureCause cause = last.cause();
        int enough = cause == FailureCause.CRASHES ? RESTARTS : HOPELESS_RESTARTS;
        String reason = container.said(last.text() + container.restartText());
        return container.restarts() >= enough ? new Readiness.Failed(cause, reason) : new Readiness.InProgress(reason);
    }

    /** The kubelet tells of missing volumes in events alone. */
    private static Readiness creating(LiveObject pod, Related related) {
        String mount = related.lastWarning(pod, "FailedMount");
        String sandbox = related.lastWarning(pod, "FailedCreatePodSandBox");
        if (mount.contains("not found") || mount.contains("non-existent")) {
            return new Readiness.Suspect(
                    FailureCause.CONFIGURATION_MISSING, "lacks its configuration: " + mount, MOUNT);
        }
        if (!mount.isEmpty()) {
            return new Readiness.InProgress("is waiting for a volume: " + mount);
        }
        return new Readiness.InProgress(sandbox.isEmpty() ? "is being made" : "is waiting for its network: " + sandbox);
    }

    private static Readiness onItsWay(ContainerState container, LiveObject pod, Related related) {
        if (container.hasEnded()) {
            // The kubelet may take a minute until it calls this state CrashLoopBackOff.
            return crashing(container);
        }
        if (container.isInit()) {
            return new Readiness.InProgress(container.said("is preparing"));
        }
        if (!container.isRunning()) {
            return new Readiness.InProgress("is being made");
        }
        String probe = related.lastWarning(pod, "Unhealthy");
        return new Readiness.InProgress((container.isStarted() ? "is not ready yet" : "is starting")
                + (probe.isEmpty() ? "" : ": " + firstLine(probe)));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    /** What a {@link Map} of the status says under a key, as text. */
    static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
