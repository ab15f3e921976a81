package io.github.sarvanom.environment;

/** Quotes what a user wrote for an error text. */
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /** In quotes and on one line; a stand-in when the text looks like a credential. */
    public static String value(String text) {
        if (CredentialDetector.inValue(text).isPresent()) {
            return "a value with a credential in it (not shown)";
        }
        String line = text.replaceAll("\\s+", " ").trim();
        return '"' + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + '"';
    }
}
