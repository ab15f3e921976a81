package io.github.sarvanom.rehearsal.schema;

/** A value or an object that does not fit its type; the message is the one of a real server. */
public abstract class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String complaint;

    protected Misfit(String message) {
        super(message);
        this.complaint = message;
    }

    /** What does not fit. */
    public final String complaint() {
        return complaint;
    }
}
