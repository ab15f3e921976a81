package io.github.sarvanom.rehearsal.fields;

import io.github.sarvanom.rehearsal.schema.Misfit;

/** An applied object that does not fit the schema; the message is the one of a real server's structured merge. */
public final class SchemaMismatchException extends Misfit {
    private static final long serialVersionUID = 1L;

    SchemaMismatchException(String message) {
        super(message);
    }
}
