package io.github.sarvanom.rehearsal.processes;

/** A container that could not be started, in the kubelet's words. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason one of the kubelet's: {@code CreateContainerError}, {@code RunContainerError} */
    StartFailure(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
