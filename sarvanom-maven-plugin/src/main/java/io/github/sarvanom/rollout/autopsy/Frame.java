package io.github.sarvanom.rollout.autopsy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a stack trace.
 *
 * @param type binary name of the class, nested ones divided by {@code $}
 * @param file as the compiler noted it; empty when it did not
 * @param line counts from 1; 0 when it is not known
 */
public record Frame(String type, String method, String file, int line) {
    /** {@code at app//module@1/a.b.Type.method(File.java:12) ~[jar:version]}: class loader, module and jar are left out. */
    private static final Pattern AT = Pattern.compile(
            "^\\s*at (?:[^()\\s]*/)?(?<type>[\\w$.]+)\\.(?<method>[\\w$<>]+)\\((?<file>[^:()]*)(?::(?<line>\\d+))?\\).*$");

    static Optional<Frame> parse(String text) {
        Matcher at = AT.matcher(text);
        if (!at.matches()) {
            return Optional.empty();
        }
        String file = at.group("file");
        boolean known = file.contains(".");
        String line = at.group("line");
        return Optional.of(new Frame(
                at.group("type"), at.group("method"), known ? file : "", line == null ? 0 : Integer.parseInt(line)));
    }

    /** As a stack trace has it. */
    @Override
    public String toString() {
        String place = file.isEmpty() ? "Unknown Source" : file + (line > 0 ? ":" + line : "");
        return type + "." + method + "(" + place + ")";
    }
}
