package io.github.sarvanom.rehearsal.schema;

/** A value that does not have the type that its field has; the message is the one of a real server's decoder. */
public final class ShapeException extends Misfit {
    private static final long serialVersionUID = 1L;

    ShapeException(String message) {
        super(message);
    }
}
