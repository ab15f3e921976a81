package io.github.sarvanom.rehearsal.controllers;

/**
 * What one container does.
 *
 * @param kind of state
 * @param reason of a wait or an end; empty otherwise
 * @param message of a wait; empty otherwise
 * @param restarts so far
 */
record ContainerState(Kind kind, String reason, String message, int restarts) {
    static final ContainerState READY = new ContainerState(Kind.READY, "", "", 0);
    static final ContainerState STARTED = new ContainerState(Kind.STARTED, "", "", 0);

    /** Kinds of state. */
    enum Kind {
        WAITING,
        STARTED,
        READY,
        CRASHED,
        /** It has ended, and nobody starts it again. */
        ENDED
    }

    static ContainerState creating() {
        return waiting("ContainerCreating", "");
    }

    static ContainerState waiting(String reason, String message) {
        return new ContainerState(Kind.WAITING, reason, message, 0);
    }

    static ContainerState crashed(int restarts, String message) {
        return new ContainerState(Kind.CRASHED, "CrashLoopBackOff", message, restarts);
    }

    /** @param reason {@code Completed} or {@code Error} */
    static ContainerState ended(String reason) {
        return new ContainerState(Kind.ENDED, reason, "", 0);
    }

    boolean ready() {
        return kind == Kind.READY;
    }

    boolean runs() {
        return kind == Kind.STARTED || kind == Kind.READY;
    }

    boolean hasStarted() {
        return kind != Kind.WAITING;
    }
}
