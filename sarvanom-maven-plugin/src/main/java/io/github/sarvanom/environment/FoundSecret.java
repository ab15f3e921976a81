package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Source;
import java.util.Optional;

/** A secret's value and where it was found. Shows only the place. */
public final class FoundSecret {
    private final String value;
    private final Source source;
    private final Optional<String> unfilled;

    private FoundSecret(String value, Source source, Optional<String> unfilled) {
        this.value = value;
        this.source = source;
        this.unfilled = unfilled;
    }

    /** A value that is taken as it is, unless the whole of it is one <code>${…}</code>. */
    public static FoundSecret of(String value, Source source) {
        String trimmed = value.trim();
        boolean isReference = trimmed.startsWith("${") && trimmed.indexOf('}') == trimmed.length() - 1;
        return new FoundSecret(value, source, isReference ? Unresolved.variable(trimmed) : Optional.empty());
    }

    /** A value whose syntax lets <code>${…}</code> mean a variable anywhere in it. */
    static FoundSecret expandable(String value, Source source) {
        return new FoundSecret(value, source, Unresolved.variable(value));
    }

    /** A value whose syntax says that it means what it says. */
    static FoundSecret literal(String value, Source source) {
        return new FoundSecret(value, source, Optional.empty());
    }

    String reveal() {
        return value;
    }

    Source source() {
        return source;
    }

    /** The variable that nobody filled in. */
    Optional<String> unfilled() {
        return unfilled;
    }

    @Override
    public String toString() {
        return "FoundSecret[" + source + "]";
    }
}
