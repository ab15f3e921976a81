package io.github.sarvanom.verification;

/** One question to the running release, and what a good answer is. A value: asking is {@link Verifier}'s. */
public sealed interface Check permits HttpCheck, SocketCheck, DnsCheck, JdbcCheck, LatencyCheck {

    /** Whom it asks, as a column of names shows it: {@code gateway}, {@code shop.example.com}. */
    String name();

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
