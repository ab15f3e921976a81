package io.github.sarvanom.verification;

import java.util.Optional;

/** One question to the running release, and what a good answer is. A value: asking is {@link Verifier}'s. */
public sealed interface Check permits HttpCheck, SocketCheck, DnsCheck, JdbcCheck, LatencyCheck {

    /** Whom it asks, as a column of names shows it: {@code gateway}, {@code shop.example.com}. */
    String name();

    /** The service of this application that answers or does not; empty when it is nobody's alone. */
    Optional<String> service();

    /** What it asks: {@code GET /health}. */
    String question();

    Origin origin();

    /** Who wants the check. */
    enum Origin {
        /** Nobody said so: every service is asked for its health. What cannot be asked is told, and is no failure. */
        DEFAULT,
        /** It stands in {@code <verification>}. What cannot be asked has failed. */
        SAID
    }
}
