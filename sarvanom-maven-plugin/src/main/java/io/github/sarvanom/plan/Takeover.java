package io.github.sarvanom.plan;

/** What becomes of objects that are there already and were made by another tool. */
public enum Takeover {
    REFUSED,
    /** They become the application's own, as far as no other tool would put them back. */
    ALLOWED
}
