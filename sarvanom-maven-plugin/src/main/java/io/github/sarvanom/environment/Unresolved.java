package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Source;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds <code>${…}</code> that nobody filled in. */
public final class Unresolved {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private Unresolved() {}

    /** The first reference left in a text, without its braces. */
    public static Optional<String> variable(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.find() ? Optional.of(reference.group(1)) : Optional.empty();
    }

    public static Problem problem(String subject, String variable, Source source) {
        return Problem.of(subject + " still holds ${" + variable + "}: nothing defines it")
                .at(source)
                .mend("define it as a Maven property (<properties> or -D" + variable
                        + "=...), or write the value itself");
    }
}
