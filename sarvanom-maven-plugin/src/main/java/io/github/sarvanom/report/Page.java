package io.github.sarvanom.report;

import java.util.Collection;
import java.util.List;

/** The columns that all lines of a report share: the stage, the service, then what is to be said. */
final class Page {
    static final int STAGE = 10;
    private static final int LEAST_NAME = 9;

    private final Console console;
    private final Look look;
    private final int nameWidth;

    Page(Console console, Look look, Collection<String> names) {
        this.console = console;
        this.look = look;
        this.nameWidth = Math.max(
                        LEAST_NAME,
                        names.stream().mapToInt(String::length).max().orElse(0))
                + 2;
    }

    Look look() {
        return look;
    }

    /** A line about a whole stage. */
    void stage(String stage, String text) {
        console.line(Ink.FAINT.on(look, Words.padded(stage, STAGE)) + text);
    }

    /** A line about one service in a stage. */
    void service(String stage, String name, String text) {
        stage(stage, Words.padded(name, nameWidth) + text);
    }

    void line(String text) {
        console.line(text);
    }

    void lines(List<String> lines) {
        lines.forEach(console::line);
    }

    void live(List<String> block) {
        console.live(block);
    }

    /** Cuts what does not fit into so many columns, and shows that it did. */
    String fitted(String text, int width) {
        int room = Math.max(1, width - look.ellipsis().length());
        return text.length() <= width ? text : text.substring(0, Math.min(room, text.length())) + look.ellipsis();
    }
}
