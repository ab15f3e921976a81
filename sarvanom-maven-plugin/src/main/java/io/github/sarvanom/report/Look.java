package io.github.sarvanom.report;

/**
 * What the reader's screen can show.
 *
 * @param live whether lines can be taken back, so that a tree can be redrawn in place
 * @param colour whether ANSI colours are understood and wanted
 * @param unicode whether the charset holds box drawing
 * @param width columns, 40 or more; a log has as many as it likes, see {@link #LOG}
 */
public record Look(boolean live, boolean colour, boolean unicode, int width) {
    /** A log: nothing taken back, no escape codes, any length of line. */
    public static final Look LOG = new Look(false, false, true, 500);

    public Look {
        if (width < 40) {
            throw new IllegalArgumentException("narrower than 40 columns");
        }
    }
}
