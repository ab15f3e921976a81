package io.github.sarvanom.report;

import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.parity.Difference;
import io.github.sarvanom.parity.Parity;
import io.github.sarvanom.parity.Side;
import io.github.sarvanom.report.Table.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of what differs between environments: a table, with what is too wide for it below its name. */
public final class ParityText {
    private static final int WIDEST_CELL = 24;
    private static final String NONE = "-";

    private final Look look;
    private final Parity parity;

    public ParityText(Look look, Parity parity) {
        this.look = look;
        this.parity = parity;
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(parity.sides().stream()
                .map(side -> Ink.STRONG.on(look, side.name()) + " (" + side.kind() + ")")
                .collect(Collectors.joining(look.dot())));
        group(lines, "not explained", Ink.BAD, parity.unexplained());
        group(
                lines,
                "explained",
                Ink.GOOD,
                parity.differences().stream().filter(Difference::isExplained).toList());
        if (!parity.idle().isEmpty()) {
            lines.add("");
            lines.add(Ink.CHANGED.on(look, "explains nothing") + ", and can go: "
                    + parity.idle().stream()
                            .map(each -> "<what>" + each.what() + "</what>")
                            .collect(Collectors.joining(", ")));
        }
        lines.add("");
        lines.add(sum());
        return lines;
    }

    private String sum() {
        int unexplained = parity.unexplained().size();
        int explained = parity.differences().size() - unexplained;
        return Words.count(parity.differences().size(), "difference") + ": " + unexplained + " not explained, "
                + explained + " explained; " + parity.same() + " values are the same everywhere";
    }

    private void group(List<String> lines, String title, Ink ink, List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(ink.on(look, title));
        Table table = new Table(look);
        table.row(Stream.concat(
                        Stream.of(Cell.of("")), parity.sides().stream().map(side -> new Cell(side.name(), Ink.FAINT)))
                .toArray(Cell[]::new));
        List<Difference> wide = new ArrayList<>();
        for (Difference difference : differences) {
            if (cells(difference).anyMatch(text -> text.length() > WIDEST_CELL)) {
                wide.add(difference);
            } else {
                table.row(row(difference));
            }
        }
        if (wide.size() < differences.size()) {
            lines.addAll(table.lines());
        }
        wide.forEach(difference -> lines.addAll(block(difference)));
    }

    private Stream<String> cells(Difference difference) {
        return parity.sides().stream()
                .map(side -> Optional.ofNullable(difference.values().get(side.name()))
                        .orElse(NONE));
    }

    private Cell[] row(Difference difference) {
        Stream<Cell> values =
                cells(difference).map(text -> text.equals(NONE) ? new Cell(NONE, Ink.BAD) : Cell.of(text));
        Stream<Cell> why = difference.why().stream().map(text -> new Cell(text, Ink.FAINT));
        return Stream.of(Stream.of(new Cell(difference.what(), Ink.STRONG)), values, why)
                .flatMap(each -> each)
                .toArray(Cell[]::new);
    }

    private List<String> block(Difference difference) {
        Table table = new Table(look);
        for (Side side : parity.sides()) {
            String value = difference.values().get(side.name());
            table.row(
                    Cell.of(""),
                    new Cell(side.name(), Ink.FAINT),
                    value == null ? new Cell(NONE, Ink.BAD) : Cell.of(value));
        }
        List<String> block = new ArrayList<>();
        block.add("  " + Ink.STRONG.on(look, difference.what())
                + difference.why().map(why -> "  " + Ink.FAINT.on(look, why)).orElse(""));
        block.addAll(table.lines());
        return block;
    }

    /** For programs: one object of JSON. */
    public static String json(Parity parity) {
        List<Map<String, Object>> differences =
                parity.differences().stream().map(ParityText::tree).toList();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("environments", parity.sides().stream().map(Side::name).toList());
        all.put("same", parity.same());
        all.put("unexplained", parity.unexplained().size());
        all.put("differences", differences);
        all.put("idle", parity.idle().stream().map(each -> each.what()).toList());
        return Json.text(all);
    }

    private static Map<String, Object> tree(Difference difference) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("what", difference.what());
        tree.put("values", difference.values());
        difference.why().ifPresent(why -> tree.put("explained", why));
        return tree;
    }
}
