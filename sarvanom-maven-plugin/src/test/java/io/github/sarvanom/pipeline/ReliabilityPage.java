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
    private static final int CHANCE = 4;
    private static final Path PAGE = Path.of("..", "docs", "reliability.md");
    private static final String HEAD = """
            | run | what happens | requests tried | ended well by itself | ended well by the same command again |
            |---|---|---|---|---|
            """;

    private ReliabilityPage() {}

    /** All cells were played: the page is written anew, or tells of the same rows. */
    static void tellsOfAll(List<MatrixRow> rows) {
        if ("write".equals(System.getProperty("sarvanom.golden"))) {
            write(HEAD + rows.stream().map(row -> row.text() + "\n").collect(Collectors.joining()));
        }
        assertThat(rows).allSatisfy(row -> assertThat(row.cells()).isEqualTo(row.requests()));
        tellsOf(rows);
    }

    /**
     * The page has a row for each, in the same order, in which about as many requests were tried as such a run makes now, and all
     * ended well. Who waits for objects to go looks once more or less.
     */
    static void tellsOf(List<MatrixRow> rows) {
        List<String> lines = table().lines().skip(2).toList();
        assertThat(lines).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            MatrixRow row = rows.get(i);
            String[] cells = lines.get(i).split("\\|");
            int tried = number(cells[3]);
            assertThat(lines.get(i)).startsWith(row.beginning());
            assertThat(tried).as(lines.get(i)).isCloseTo(row.requests(), within(CHANCE));
            assertThat(number(cells[4]) + number(cells[5])).as(lines.get(i)).isEqualTo(tried);
        }
    }

    private static int number(String cell) {
        return Integer.parseInt(cell.strip());
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
