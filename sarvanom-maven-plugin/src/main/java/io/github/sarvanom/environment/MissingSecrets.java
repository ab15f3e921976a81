package io.github.sarvanom.environment;

/** What to do about a secret that has no value anywhere. */
enum MissingSecrets {
    /** A problem. */
    REFUSED,
    /** Made up, for a rehearsal. */
    MADE_UP
}
