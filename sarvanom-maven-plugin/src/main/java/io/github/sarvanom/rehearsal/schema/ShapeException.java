package io.github.sarvanom.rehearsal.schema;

/** A value that does not have the type that its field has; the message is the one of a real server's decoder. */
public final class ShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String complaint;

    ShapeException(String message) {
        super(message);
        this.complaint = message;
    }

    /** What does not fit. */
    public String complaint() {
        return complaint;
    }
}
