package io.github.sarvanom.report;

/**
 * What the reader's screen can show.
 *
 * @param live whether lines can be taken back, so that a tree can be redrawn in place
 * @param colour whether ANSI colours are understood and wanted
 * @param unicode whether the charset holds box drawing
 * @param width columns, 40 or more
 * @param height lines, 10 or more
 */
public record Look(boolean live, boolean colour, boolean unicode, int width, int height) {
    /** A log: nothing taken back, no escape codes, lines of any length a reader may scroll to. */
    public static final Look LOG = new Look(false, false, true, 160, 50);

    public Look {
        width = Math.max(40, width);
        height = Math.max(10, height);
    }

    /** The same, for who shares the screen with others: nothing is taken back. */
    public Look growing() {
        return new Look(false, colour, unicode, width, height);
    }

    /** A bullet between two facts of a line. */
    String dot() {
        return unicode ? " · " : " - ";
    }

    /** What stands for text that was left out. */
    String ellipsis() {
        return unicode ? "…" : "...";
    }

    String arrow() {
        return unicode ? " → " : " -> ";
    }
}
