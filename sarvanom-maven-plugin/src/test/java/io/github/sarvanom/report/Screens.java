package io.github.sarvanom.report;

/** The screens that reports are looked at on. */
final class Screens {
    static final Look TERMINAL_80 = new Look(true, true, true, 80, 24);
    static final Look TERMINAL_120 = new Look(true, true, true, 120, 40);
    static final Look ASCII_80 = new Look(true, false, false, 80, 24);

    private Screens() {}
}
