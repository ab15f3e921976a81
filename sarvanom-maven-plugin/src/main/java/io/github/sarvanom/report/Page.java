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
        this(console, look, width(names, LEAST_NAME + 2));
    }

    private Page(Console console, Look look, int nameWidth) {
        this.console = console;
        this.look = look;
        this.nameWidth = nameWidth;
    }

    private static int width(Collection<String> names, int least) {
        return Math.max(least, names.stream().mapToInt(String::length).max().orElse(0) + 2);
    }

    /** The same page for lines about other things than services, in a column that is wide enough for their names too. */
    Page wideEnoughFor(Collection<String> names) {
        return new Page(console, look, width(names, nameWidth));
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
