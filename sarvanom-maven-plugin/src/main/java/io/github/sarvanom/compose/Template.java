package io.github.sarvanom.compose;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables: {@code $NAME}, {@code ${NAME}}, with {@code :-} or {@code -} what is taken instead, with {@code :+} or {@code +}
 * what is taken when it is set, with {@code :?} or {@code ?} what is said when it is not; {@code $$} is a dollar. A colon has an empty
 * variable count as none.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md">Interpolation</a>
 */
final class Template {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern OPERATOR = Pattern.compile(":?[-+?]");

    private final String text;
    private final Function<String, Optional<String>> variables;
    private int position;
    private boolean isWell = true;

    Template(String text, Function<String, Optional<String>> variables) {
        this.text = text;
        this.variables = variables;
    }

    /** Empty when it is badly written, or lacks a variable that it demands; one that nobody has set is an empty text otherwise. */
    Optional<String> filled() {
        position = 0;
        isWell = true;
        String filled = part(false);
        return isWell ? Optional.of(filled) : Optional.empty();
    }

    /** Up to the text's end, or to the brace that closes it. */
    private String part(boolean inBraces) {
        StringBuilder filled = new StringBuilder();
        while (position < text.length() && !(inBraces && text.charAt(position) == '}')) {
            char next = text.charAt(position++);
            if (next == '$') {
                filled.append(variable());
            } else {
                filled.append(next);
            }
        }
        return filled.toString();
    }

    private String variable() {
        if (take("$")) {
            return "$";
        }
        boolean inBraces = take("{");
        String name = word(NAME);
        isWell &= !name.isEmpty();
        Optional<String> value = variables.apply(name);
        if (!inBraces) {
            return value.orElse("");
        }
        String taken = operated(word(OPERATOR), value);
        isWell &= take("}");
        return taken;
    }

    private String operated(String operator, Optional<String> value) {
        if (operator.isEmpty()) {
            return value.orElse("");
        }
        boolean before = isWell;
        String other = part(true);
        Optional<String> counted = operator.startsWith(":") ? value.filter(set -> !set.isEmpty()) : value;
        boolean usesOther = operator.endsWith("+") == counted.isPresent();
        if (operator.endsWith("?")) {
            isWell = before && counted.isPresent();
            return counted.orElse("");
        }
        isWell = usesOther ? isWell : before;
        return usesOther ? other : operator.endsWith("+") ? "" : counted.orElse("");
    }

    private boolean take(String expected) {
        boolean isThere = text.startsWith(expected, position);
        position += isThere ? expected.length() : 0;
        return isThere;
    }

    private String word(Pattern pattern) {
        Matcher word = pattern.matcher(text).region(position, text.length());
        if (!word.lookingAt()) {
            return "";
        }
        position = word.end();
        return word.group();
    }
}
