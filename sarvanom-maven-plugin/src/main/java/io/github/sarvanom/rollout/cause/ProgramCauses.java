package io.github.sarvanom.rollout.cause;

import io.github.sarvanom.configuration.Setting;
import java.util.List;

/** Causes in how a container starts and ends. */
final class ProgramCauses {
    private static final String PREVIOUS_LOG = "kubectl logs {pod} -c {container} -n {namespace} --previous";
    private static final String DESCRIBE = "kubectl describe pod {pod} -n {namespace}";

    private ProgramCauses() {}

    static List<Explanation> all() {
        return List.of(
                commandNotFound(),
                commandNotExecutable(),
                cannotStart(),
                crashes(),
                endsByItself(),
                outOfMemory(),
                livenessKills(),
                startupProbeKills(),
                hookFails());
    }

    private static Explanation commandNotFound() {
        return Explanation.of(
                        Cause.COMMAND_NOT_FOUND,
                        "The container's command names a program that the image does not have, or has elsewhere; images "
                                + "without a shell have no `sh` either.",
                        "The runtime says *executable file not found* or *no such file or directory*, or a shell ended "
                                + "with exit code 127. It counts at the second start.",
                        "Correct the container's command in the overlay, or the base image (<baseImage>)",
                        DESCRIBE)
                .saidBy(Setting.BASE_IMAGE);
    }

    private static Explanation commandNotExecutable() {
        return Explanation.of(
                        Cause.COMMAND_NOT_EXECUTABLE,
                        "The file is in the image, but its mode or the pod's user does not allow to execute it.",
                        "The runtime says *permission denied*, or a shell ended with exit code 126. It counts at the "
                                + "second start.",
                        "Make the file executable for the image's user, or correct the container's command in the overlay",
                        DESCRIBE)
                .saidBy(Setting.BASE_IMAGE);
    }

    private static Explanation cannotStart() {
        return Explanation.of(
                Cause.CANNOT_START,
                "The container runtime cannot start the container, for a reason that it alone knows.",
                "The container waits with `CreateContainerError` or `RunContainerError`; it counts after 60 s.",
                "Read the runtime's message above; it is often the node's: a device, a mount, a limit",
                DESCRIBE);
    }

    private static Explanation crashes() {
        return Explanation.of(
                Cause.CRASHES,
                "The program ended with an error, was started again by the kubelet, and ended again. The exit "
                        + "code is the program's: 1 is what Java ends with after an uncaught exception in main; above 128 "
                        + "it is 128 and a signal's number (137: killed, 143: asked to stop, 139: a fault in native code).",
                "The container's last state, its restarts and its log. A program that has spoken, and of nothing "
                        + "that may yet come, is given up 6 s after its second end (which comes at once or after 10 s); one that wrote nothing after three "
                        + "restarts; one that speaks of connections after four.",
                "Read the last lines of its log above, mend the program, then deploy again",
                PREVIOUS_LOG);
    }

    private static Explanation endsByItself() {
        return Explanation.of(
                        Cause.ENDS_BY_ITSELF,
                        "The program ended without an error, though a service shall run until it is told to stop: main "
                                + "returns, and no thread keeps the JVM alive; or the command only prints something.",
                        "The container's last state has exit code 0, again and again.",
                        "Let main keep a non-daemon thread (a server does), or make it a Job or CronJob if it shall end",
                        PREVIOUS_LOG)
                .saidBy(Setting.MAIN_CLASS);
    }

    private static Explanation outOfMemory() {
        return Explanation.of(
                        Cause.OUT_OF_MEMORY,
                        "The container used more memory than its limit, and the kernel killed it. A JVM's memory is heap "
                                + "and more: metaspace, threads' stacks, code, buffers. Where heap and the rest together pass the "
                                + "limit, this comes, without any OutOfMemoryError in the log.",
                        "The container's last state is `OOMKilled`, twice. The heap's share is read off the JVM flags "
                                + "that the image and the pod set.",
                        "Raise <limits><memory> of the service, or leave more of it to what is not heap: "
                                + "<jvmFlags><jvmFlag>-XX:MaxRAMPercentage=60</jvmFlag></jvmFlags> (75 by default)",
                        PREVIOUS_LOG)
                .saidBy(Setting.LIMITS_MEMORY);
    }

    private static Explanation livenessKills() {
        return Explanation.of(
                        Cause.LIVENESS_KILLS,
                        "The liveness probe begins to ask before the program is up, finds it dead and has it killed; the "
                                + "next start is no faster. A startup probe is made for this: while it has not succeeded, the "
                                + "liveness probe does not ask.",
                        "The event `Killing` says *failed liveness probe*, twice, and the container was never ready. Its "
                                + "starts are measured from the container's states and compared with what the probe allows.",
                        "Give the container a startupProbe that allows longer than its start takes, or remove the overlay"
                                + " that took it away",
                        DESCRIBE)
                .saidBy(Setting.HEALTH);
    }

    private static Explanation startupProbeKills() {
        return Explanation.of(
                        Cause.STARTUP_PROBE_KILLS,
                        "The startup probe was asked as often as it may fail and has the program killed: it starts slower"
                                + " than the probe allows, or never answers as the probe wants.",
                        "The event `Killing` says *failed startup probe*, twice. What the probe allows is "
                                + "initialDelaySeconds + periodSeconds x failureThreshold.",
                        "If the program listens on another port, correct <port>; if it only needs longer, raise "
                                + "failureThreshold of its startupProbe in an overlay; if it answers wrongly, mend what "
                                + "the probe heard",
                        DESCRIBE)
                .saidBy(Setting.HEALTH);
    }

    private static Explanation hookFails() {
        return Explanation.of(
                Cause.HOOK_FAILS,
                "The command of `lifecycle.postStart` failed, and the kubelet kills the container then.",
                "The container waits with `PostStartHookError`, and was restarted once.",
                "Mend the postStart hook in the overlay that sets it",
                DESCRIBE);
    }
}
