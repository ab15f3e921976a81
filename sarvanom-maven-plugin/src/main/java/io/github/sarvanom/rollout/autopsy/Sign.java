package io.github.sarvanom.rollout.autopsy;

import io.github.sarvanom.rollout.cause.Cause;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words by which programs tell a cause. The pattern's group {@code what}, where it has one, names the thing: a host, a variable, a
 * class.
 */
record Sign(Cause cause, Pattern words) {

    static Sign of(Cause cause, String words) {
        return new Sign(cause, Pattern.compile(words, Pattern.MULTILINE));
    }

    Optional<Finding> in(String text) {
        Matcher matcher = words.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String what = words.pattern().contains("(?<what>") ? matcher.group("what") : null;
        return Optional.of(new Finding(cause, what == null ? "" : what, line(text, matcher.start())));
    }

    private static String line(String text, int at) {
        int from = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int to = text.indexOf('\n', at);
        return text.substring(Math.min(from, at), to < 0 ? text.length() : to).strip();
    }
}
