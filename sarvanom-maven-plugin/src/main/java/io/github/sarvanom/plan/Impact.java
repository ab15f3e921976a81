package io.github.sarvanom.plan;

/** What a change does to those who use the application, from the mildest to the worst. */
public enum Impact {
    /** Pods are replaced, a few at a time. */
    RESTARTS_PODS,
    /** Requests fail for a while, or from then on. */
    DOWNTIME,
    /** Data that only the cluster holds is gone. */
    DATA_LOSS,
    /** No rollback brings back what was: data that is gone, or was changed by a program. */
    IRREVERSIBLE
}
