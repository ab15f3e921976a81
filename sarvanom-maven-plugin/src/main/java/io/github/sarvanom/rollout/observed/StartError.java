package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.rollout.cause.Cause;
import java.util.Optional;

/** The container runtime's word on a program that it could not start; it comes as text alone (runc, containerd, CRI-O). */
public final class StartError {
    private StartError() {}

    /** What is wrong for good; empty when the text tells of nothing that stays so. */
    public static Optional<Cause> finalCause(String message) {
        if (message.contains("exec format error")) {
            return Optional.of(Cause.IMAGE_WRONG_PLATFORM);
        }
        if (message.contains("executable file not found") || message.contains("no such file or directory")) {
            return Optional.of(Cause.COMMAND_NOT_FOUND);
        }
        return message.contains("permission denied") || message.contains("is a directory")
                ? Optional.of(Cause.COMMAND_NOT_EXECUTABLE)
                : Optional.empty();
    }
}
