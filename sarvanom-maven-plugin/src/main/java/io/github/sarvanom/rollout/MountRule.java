package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;

/** A pod whose containers wait for volumes and a network; the kubelet tells of both in events alone. */
final class MountRule {
    /** Detaching a volume from another node that is gone may take the attach controller 6 minutes; usually it is seconds. */
    private static final Duration MOUNT = Duration.ofMinutes(2);
    /** A network plugin that restarts is back within a minute. */
    private static final Duration NETWORK = Duration.ofSeconds(90);

    private MountRule() {}

    static Readiness judge(LiveObject pod, Related related) {
        String mount = related.lastWarning(pod, "FailedMount");
        if (isMissing(mount)) {
            return MissingText.judge(mount, "lacks its configuration: " + mount, related);
        }
        if (!mount.isEmpty() && !mount.contains("failed to sync")) {
            return new Readiness.Suspect(Cause.VOLUME_NOT_MOUNTED, "is waiting for a volume: " + mount, MOUNT);
        }
        String sandbox = related.lastWarning(pod, "FailedCreatePodSandBox");
        return sandbox.isEmpty()
                ? new Readiness.InProgress("is being made")
                : new Readiness.Suspect(Cause.NETWORK_NOT_READY, "is waiting for its network: " + sandbox, NETWORK);
    }

    private static boolean isMissing(String mount) {
        return (mount.contains("configmap") || mount.contains("secret"))
                && (mount.contains("not found") || mount.contains("non-existent"));
    }
}
