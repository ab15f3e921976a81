package io.github.sarvanom.environment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of environment variables. Kubernetes takes more since 1.30, but shells and most programs do not.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html">POSIX, environment variables</a>
 */
final class VariableName {
    static final String EXPECTED = "letters, digits and '_', not beginning with a digit";

    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private VariableName() {}

    static boolean fits(String name) {
        return GRAMMAR.matcher(name).matches();
    }

    /** The nearest well-formed name. */
    static Optional<String> near(String name) {
        return Optional.of(name.replaceAll("[^A-Za-z0-9_]", "_")).filter(VariableName::fits);
    }
}
