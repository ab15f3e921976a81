package io.github.sarvanom.rehearsal.fields;

/** An applied object that does not fit the schema; the message is the one of a real server's structured merge. */
public final class SchemaMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String complaint;

    SchemaMismatchException(String message) {
        super(message);
        this.complaint = message;
    }

    /** What does not fit. */
    public String complaint() {
        return complaint;
    }
}
