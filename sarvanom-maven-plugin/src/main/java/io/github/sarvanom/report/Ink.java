package io.github.sarvanom.report;

/** What a piece of text means, shown as a colour where there are colours. */
enum Ink {
    GOOD("32"),
    BAD("31"),
    CHANGED("33"),
    STRONG("1"),
    FAINT("2"),
    PLAIN("");

    private static final String ESCAPE = "\u001b[";

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    String on(Look look, String text) {
        return look.colour() && !text.isEmpty() && !code.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
