package io.github.sarvanom.environment;

import java.util.Optional;

/** A text is not of the form asked for. Never repeats the text. */
public final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String better;

    private Unfit(String expected, String better) {
        super(expected, null, false, false);
        this.expected = expected;
        this.better = better;
    }

    public static Unfit expected(String expected) {
        return new Unfit(expected, "");
    }

    /** @param better the well-formed text that was probably meant */
    public Unfit probably(String better) {
        return new Unfit(expected, better);
    }

    public String expected() {
        return expected;
    }

    public Optional<String> better() {
        return better.isEmpty() ? Optional.empty() : Optional.of(better);
    }
}
