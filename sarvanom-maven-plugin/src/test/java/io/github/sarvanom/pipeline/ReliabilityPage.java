package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page that tells what was tried, and its table. */
final class ReliabilityPage {
    /** Of a number that is told to the next ten, of requests that are once more or less. */
    private static final int CHANCE = 8;

    private static final Path PAGE = Path.of("..", "docs", "reliability.md");
    private static final String HEAD = """
            | run | what happens | requests tried, about | ended well by itself |
            |---|---|---|---|
            """;

    private ReliabilityPage() {}

    /** All cells were played: what the page says of them that is not true any more is written anew, or tells of the same rows truly. */
    static void tellsOfAll(List<MatrixRow> rows) {
        if ("write".equals(System.getProperty("sarvanom.golden"))) {
            List<String> before = lines();
            write(HEAD + rows.stream().map(row -> line(row, before) + "\n").collect(Collectors.joining()));
        }
        tellsOf(rows);
        List<String> lines = lines();
        for (int i = 0; i < rows.size(); i++) {
            MatrixRow row = rows.get(i);
            assertThat(row.cells()).isCloseTo(row.requests(), within(CHANCE));
            assertThat(lines.get(i)).as("of %s", row).matches(line -> isTrue(line, row));
        }
    }

    /** The same as before where that is true: nothing moves on the page by chance. */
    private static String line(MatrixRow row, List<String> before) {
        return before.stream().filter(line -> isTrue(line, row)).findFirst().orElseGet(row::text);
    }

    private static boolean isTrue(String line, MatrixRow row) {
        return line.startsWith(row.beginning())
                && Math.abs(Integer.parseInt(cell(line, 3)) - row.requests()) <= CHANCE
                && MatrixRow.Share.named(cell(line, 4)).isTrueOf(row);
    }

    /** The page has a row for each, in the same order, in which about as many requests were tried as such a run makes now. */
    static void tellsOf(List<MatrixRow> rows) {
        List<String> lines = lines();
        assertThat(lines).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            MatrixRow row = rows.get(i);
            assertThat(lines.get(i)).startsWith(row.beginning());
            assertThat(Integer.parseInt(cell(lines.get(i), 3)))
                    .as(lines.get(i))
                    .isCloseTo(row.requests(), within(CHANCE));
        }
    }

    private static List<String> lines() {
        return table().lines().skip(2).toList();
    }

    /** @param number from 1 */
    private static String cell(String line, int number) {
        return line.split("\\|")[number].strip();
    }

    private static String table() {
        String page = read();
        return page.substring(page.indexOf("| run |"), end(page));
    }

    private static int end(String page) {
        return page.indexOf("\n\n", page.indexOf("| run |")) + 1;
    }

    private static void write(String table) {
        String page = read();
        try {
            Files.writeString(PAGE, page.substring(0, page.indexOf("| run |")) + table + page.substring(end(page)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
