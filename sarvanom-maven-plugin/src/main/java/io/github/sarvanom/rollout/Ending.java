package io.github.sarvanom.rollout;

import java.util.Map;

/**
 * How a container's program ended.
 *
 * @param exitCode as in {@code state.terminated}; above 128 it is 128 and a signal's number
 * @param reason the runtime's word: {@code Error}, {@code Completed}, {@code OOMKilled}, {@code StartError}; may be empty
 */
record Ending(int exitCode, String reason, String message) {

    static Ending of(Map<?, ?> terminated) {
        int code = terminated.get("exitCode") instanceof Number number ? number.intValue() : 0;
        return new Ending(code, ContainerRule.text(terminated, "reason"), ContainerRule.text(terminated, "message"));
    }

    /** Exit code 128 is the runtime's own and often transient, unless its text says that the program is not there. */
    FailureCause cause() {
        if (reason.equals("OOMKilled")) {
            return FailureCause.OUT_OF_MEMORY;
        }
        boolean neverRan = exitCode == 126 || exitCode == 127 || (StartError.isFinal(message) && exitCode == 128);
        return neverRan ? FailureCause.CANNOT_START : FailureCause.CRASHES;
    }

    String text() {
        if (reason.equals("OOMKilled")) {
            return "used more memory than its limit and was killed";
        }
        if (cause() == FailureCause.CANNOT_START && !message.isEmpty()) {
            String cause = Causes.innermost(message);
            return "could not be started: " + (cause.isEmpty() ? message : cause);
        }
        if (exitCode == 0) {
            return "ended by itself with exit code 0";
        }
        return "ended with exit code " + exitCode
                + (exitCode > 128 && exitCode < 160 ? " (signal " + (exitCode - 128) + ")" : "");
    }
}
