package io.github.sarvanom.compose;

/** How far one container is. */
public sealed interface LocalStatus {
    /** It does its work. */
    record Healthy() implements LocalStatus {}

    /** @param reason to be read after its name: {@code waits for postgres} */
    record Waiting(String reason) implements LocalStatus {}

    /** It will not get there without a change. */
    record Failed(Cause cause, String reason) implements LocalStatus {}

    /** Why it cannot get there. */
    enum Cause {
        CRASHES,
        OUT_OF_MEMORY,
        /** It ended with another code than 0, and others wait for it to have done its work. */
        NOT_COMPLETED,
        UNHEALTHY,
        PORT_TAKEN,
        CANNOT_START,
        /** It would be started again if it had ended by itself. */
        STOPPED,
        GONE
    }
}
