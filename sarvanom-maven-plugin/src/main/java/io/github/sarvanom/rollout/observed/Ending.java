package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.rollout.cause.Cause;
import java.util.Map;

/**
 * How a container's program ended.
 *
 * @param exitCode as in {@code state.terminated}; above 128 it is 128 and a signal's number
 * @param reason the runtime's word: {@code Error}, {@code Completed}, {@code OOMKilled}, {@code StartError}; may be empty
 */
public record Ending(int exitCode, String reason, String message) {

    public static Ending of(Map<?, ?> terminated) {
        int code = terminated.get("exitCode") instanceof Number number ? number.intValue() : 0;
        return new Ending(code, Texts.of(terminated, "reason"), Texts.of(terminated, "message"));
    }

    /** Exit code 128 is the runtime's own and often transient, unless its text says that the program is not there. */
    public Cause cause() {
        if (reason.equals("OOMKilled")) {
            return Cause.OUT_OF_MEMORY;
        }
        if (exitCode == 126 || exitCode == 127 || exitCode == 128) {
            return StartError.finalCause(message).orElse(exitCode == 128 ? Cause.CRASHES : Cause.COMMAND_NOT_FOUND);
        }
        return exitCode == 0 ? Cause.ENDS_BY_ITSELF : Cause.CRASHES;
    }

    public String text() {
        if (reason.equals("OOMKilled")) {
            return "used more memory than its limit and was killed";
        }
        if (exitCode >= 126 && exitCode <= 128 && !message.isEmpty()) {
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
