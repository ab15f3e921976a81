package io.github.sarvanom.release;

import java.util.Arrays;
import java.util.Locale;

/** How a release ended, or that it has not. */
public enum Outcome {
    /** Its run works on it, or ended without a word; the lock tells which. */
    IN_PROGRESS("in progress", 0),
    SUCCEEDED("succeeded", 0),
    /** All of the application that was to go is gone. */
    UNDEPLOYED("undeployed", 0),
    /** The release before it runs again, and was seen ready. */
    FAILED_AND_RESTORED("failed and restored", 10),
    /** Some of it may run; the way back did not succeed, or there was none. */
    FAILED_AND_NOT_RESTORED("failed and not restored", 11),
    /** It stays as it is because the user said so. */
    FAILED_AND_KEPT("failed and kept", 12),
    /** A first release: nothing that it made is left. */
    FAILED_AND_CLEANED_UP("failed and cleaned up", 13),
    /** Somebody ended the run: by Ctrl-C, a signal, or a power cut. */
    INTERRUPTED("interrupted", 14);

    private final String words;
    private final int code;

    Outcome(String words, int code) {
        this.words = words;
        this.code = code;
    }

    /** As a person says it. */
    public String words() {
        return words;
    }

    /** For programs, in {@code outcome.json}; 0 when nothing failed. Never changes its meaning. */
    public int code() {
        return code;
    }

    /** As a label value, and in JSON: {@code failed-and-restored}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outcome with that label; a word of a later version of this plugin counts as interrupted: known to be over, not known to be good. */
    static Outcome labelled(String label) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.label().equals(label))
                .findFirst()
                .orElse(INTERRUPTED);
    }
}
