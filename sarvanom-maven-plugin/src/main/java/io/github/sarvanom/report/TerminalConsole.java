package io.github.sarvanom.report;

import java.io.PrintStream;
import java.util.List;

/**
 * A terminal that understands ANSI escape codes (ECMA-48): the live block stays below all lines and is redrawn in place. Lines
 * of the block must fit the screen's width, since a broken line would be two to the cursor.
 */
public final class TerminalConsole implements Console {
    private static final String UP = "\u001b[%dA";
    private static final String ERASE_BELOW = "\u001b[0J";

    private final PrintStream terminal;
    private List<String> block = List.of();

    public TerminalConsole(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void line(String text) {
        write(erased() + text + "\n" + drawn(block));
    }

    @Override
    public synchronized void live(List<String> lines) {
        if (!lines.equals(block)) {
            String erased = erased();
            block = List.copyOf(lines);
            write(erased + drawn(block));
        }
    }

    private String erased() {
        return block.isEmpty() ? "" : "\r" + UP.formatted(block.size()) + ERASE_BELOW;
    }

    private static String drawn(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** In one piece, so that nothing flickers. */
    private void write(String text) {
        terminal.print(text);
        terminal.flush();
    }
}
