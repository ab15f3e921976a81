package io.github.sarvanom.environment;

/** What to do about a secret that has no value anywhere. */
enum MissingSecrets {
    /** A problem. */
    REFUSED,
    /** Made up: for a rehearsal, or for who has no use for it. */
    MADE_UP
}
