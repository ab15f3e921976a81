package io.github.sarvanom.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows whose columns line up. Colours come after the widths, so that they do not count. */
final class Table {
    private static final String GAP = "  ";

    private final Look look;
    private final List<List<Cell>> rows = new ArrayList<>();

    Table(Look look) {
        this.look = look;
    }

    /** A piece of text, and what it means. */
    record Cell(String text, Ink ink) {
        static Cell of(String text) {
            return new Cell(text, Ink.PLAIN);
        }
    }

    void row(Cell... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows as lines, each indented by two blanks and without blanks at its end. */
    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<Cell> row) {
        StringBuilder line = new StringBuilder();
        int last = lastFilled(row);
        for (int column = 0; column <= last; column++) {
            Cell cell = row.get(column);
            line.append(GAP).append(cell.ink().on(look, cell.text()));
            if (column < last) {
                line.append(" ".repeat(width(column) - cell.text().length()));
            }
        }
        return line.toString();
    }

    private static int lastFilled(List<Cell> row) {
        return IntStream.range(0, row.size())
                .filter(column -> !row.get(column).text().isEmpty())
                .max()
                .orElse(-1);
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).text().length())
                .max()
                .orElse(0);
    }
}
