package io.github.sarvanom.verification;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member of a JSON document has to be.
 *
 * @param texts any of these, compared as text; {@code *} is anything that is there
 */
public record Expected(List<String> texts) {
    private static final String ANYTHING = "*";

    public Expected {
        texts = List.copyOf(texts);
    }

    /** @param text alternatives are divided by {@code |} */
    public static Expected of(String text) {
        return new Expected(
                Arrays.stream(text.split("\\|", -1)).map(String::strip).toList());
    }

    /** @param value null when the member is not there */
    boolean holds(@Nullable Object value) {
        return value != null && (texts.contains(ANYTHING) || texts.contains(String.valueOf(value)));
    }

    @Override
    public String toString() {
        return texts.contains(ANYTHING) ? "any value" : '"' + String.join("\" or \"", texts) + '"';
    }
}
