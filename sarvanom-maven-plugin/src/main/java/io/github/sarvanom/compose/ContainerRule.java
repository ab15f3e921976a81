package io.github.sarvanom.compose;

import io.github.sarvanom.compose.LocalStatus.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges one container by what the engine says of it. Pure. */
final class ContainerRule {
    /** One crash may be bad luck: a store that was not there yet, say. */
    private static final long RESTARTS = 2;

    private ContainerRule() {}

    /** Who knows whether it is well. */
    enum Health {
        /** Its engine, by the check in the container, where it has one. */
        ENGINE,
        /** Whoever asks it from outside. */
        PROBE,
        /** Its exit code: others wait for it to have done its work. */
        EXIT
    }

    /**
     * Empty when it runs, and has to be asked from outside whether it is well.
     *
     * @param container as the engine describes it; empty when it is gone
     * @param restartsBefore how often it had been started anew when the wait began
     */
    static Optional<LocalStatus> judge(Map<String, Object> container, long restartsBefore, Health whose) {
        if (container.isEmpty()) {
            return Optional.of(new LocalStatus.Failed(Cause.GONE, "was removed by somebody else"));
        }
        String state = Fields.text(container, "State", "Status");
        String health = whose == Health.ENGINE ? Fields.text(container, "State", "Health", "Status") : "";
        if (state.equals("running") && health.equals("healthy")) {
            return Optional.of(new LocalStatus.Healthy());
        }
        if (Fields.number(container, "RestartCount") - restartsBefore >= RESTARTS || state.equals("dead")) {
            return Optional.of(crash(container));
        }
        return switch (state) {
            case "running" ->
                whose == Health.EXIT
                        ? Optional.of(new LocalStatus.Waiting("has not completed yet"))
                        : running(container, health);
            case "exited" -> whose == Health.EXIT ? completed(container) : exited(container);
            case "restarting" ->
                Optional.of(new LocalStatus.Waiting(
                        "ended with exit code " + exitCode(container) + " and is started again"));
            default -> Optional.of(new LocalStatus.Waiting("is " + state));
        };
    }

    private static Optional<LocalStatus> running(Map<String, Object> container, String health) {
        if (health.equals("unhealthy")) {
            return Optional.of(new LocalStatus.Failed(Cause.UNHEALTHY, "is not well" + lastCheck(container)));
        }
        return health.equals("starting")
                ? Optional.of(new LocalStatus.Waiting("is not well yet" + lastCheck(container)))
                : Optional.empty();
    }

    private static Optional<LocalStatus> exited(Map<String, Object> container) {
        if (isRestarted(container)) {
            return Optional.of(new LocalStatus.Failed(
                    Cause.STOPPED, "was stopped by somebody, with exit code " + exitCode(container)));
        }
        return Optional.of(exitCode(container) == 0 ? new LocalStatus.Healthy() : crash(container));
    }

    private static Optional<LocalStatus> completed(Map<String, Object> container) {
        return Optional.of(
                exitCode(container) == 0
                        ? new LocalStatus.Healthy()
                        : new LocalStatus.Failed(
                                Cause.NOT_COMPLETED,
                                "did not complete: it ended with exit code " + exitCode(container)
                                        + ", and others wait for it to end with 0"));
    }

    static LocalStatus crash(Map<String, Object> container) {
        if (Boolean.parseBoolean(Fields.text(container, "State", "OOMKilled"))) {
            return new LocalStatus.Failed(Cause.OUT_OF_MEMORY, "needs more memory than its limit");
        }
        return new LocalStatus.Failed(Cause.CRASHES, "ends with exit code " + exitCode(container));
    }

    private static long exitCode(Map<String, Object> container) {
        return Fields.number(container, "State", "ExitCode");
    }

    private static boolean isRestarted(Map<String, Object> container) {
        String policy = Fields.text(container, "HostConfig", "RestartPolicy", "Name");
        return !List.of("", "no", "on-failure").contains(policy);
    }

    private static String lastCheck(Map<String, Object> container) {
        List<Object> checks = Fields.list(container, "State", "Health", "Log");
        if (checks.isEmpty()) {
            return "";
        }
        Object last = checks.get(checks.size() - 1);
        String output = Fields.text(last, "Output").strip().lines().findFirst().orElse("");
        return ": its health check ends with " + Fields.number(last, "ExitCode")
                + (output.isEmpty() ? "" : ", " + output);
    }
}
