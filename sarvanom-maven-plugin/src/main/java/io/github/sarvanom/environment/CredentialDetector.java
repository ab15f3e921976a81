package io.github.sarvanom.environment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Notices a credential in plain configuration, by its name or by its value's shape. Says what it noticed, never the
 * value.
 */
public final class CredentialDetector {
    /** Endings from the specification's naming rule, and those of the same kind that common software uses. */
    private static final Pattern NAME = Pattern.compile(
            "(.*_)?(API_KEY|SECRET|SECRET_KEY|PASSWORD|PASSWD|PASSPHRASE|TOKEN|MASTER_KEY|ACCESS_KEY|PRIVATE_KEY)(_B64)?");

    private record Shape(String what, Pattern pattern) {}

    private static final List<Shape> SHAPES = List.of(
            shape("an address with a password in it", "[A-Za-z][A-Za-z0-9+.-]*://[^/\\s:@?#]*:[^/\\s@]+@"),
            shape("an address with a password in it", "(?i)[?&;](password|passwd|pwd|secret|token|api_?key)=[^&;\\s]+"),
            shape("a private key", "-----BEGIN ([A-Z]+ )*PRIVATE KEY-----"),
            shape("a signed token (JWT)", "\\beyJ[\\w-]{6,}\\.eyJ[\\w-]{6,}\\.[\\w-]+"),
            shape("an API key", "\\bsk-[\\w-]{16,}"),
            shape("an access key", "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
            shape(
                    "an access token",
                    "\\b(gh[pousr]_\\w{30,}|github_pat_\\w{30,}|glpat-[\\w-]{20,}|xox[abprs]-[\\w-]{10,})"),
            shape("an API key", "\\bAIza[\\w-]{35}"));

    private CredentialDetector() {}

    /**
     * What gives the entry away, as the end of a sentence: {@code its name is a secret's}.
     *
     * @return empty for anything that may be logged, an address without a user and password too
     */
    public static Optional<String> in(String name, String value) {
        Optional<String> byValue = inValue(value);
        if (byValue.isPresent()) {
            return byValue.map(shape -> "its value is " + shape);
        }
        boolean named = NAME.matcher(name.toUpperCase(Locale.ROOT)).matches();
        boolean isSwitch = value.trim().matches("(?i)true|false|");
        return named && !isSwitch ? Optional.of("its name is a secret's") : Optional.empty();
    }

    /** The same by the value alone: {@code a private key}. */
    static Optional<String> inValue(String value) {
        return SHAPES.stream()
                .filter(shape -> shape.pattern().matcher(value).find())
                .map(Shape::what)
                .findFirst();
    }

    private static Shape shape(String what, String regex) {
        return new Shape(what, Pattern.compile(regex));
    }
}
