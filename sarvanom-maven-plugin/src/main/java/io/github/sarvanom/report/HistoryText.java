package io.github.sarvanom.report;

import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseJson;
import io.github.sarvanom.report.Table.Cell;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** What was released, a line a revision, or one of them in full. */
public final class HistoryText {
    private static final int COMMIT = 8;

    private final Look look;
    private final DateTimeFormatter time;

    public HistoryText(Look look, ZoneId zone) {
        this.look = look;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    public List<String> lines(List<Release> newestFirst) {
        if (newestFirst.isEmpty()) {
            return List.of("nothing was released here yet");
        }
        Table table = new Table(look);
        for (Release release : newestFirst) {
            table.row(
                    new Cell(Long.toString(release.revision()), Ink.STRONG),
                    Cell.of(time.format(release.began())),
                    new Cell(outcome(release), ink(release.outcome())),
                    Cell.of(release.took().map(Words::time).orElse("")),
                    Cell.of(release.author().who()),
                    Cell.of(commit(release.author())),
                    new Cell(release.summary(), Ink.FAINT));
        }
        return table.lines();
    }

    /**
     * @param plan as it was recorded
     * @param evidence what was seen when it failed, name of a file to its text
     */
    public List<String> full(Release release, List<String> plan, SortedMap<String, String> evidence) {
        List<String> lines = new ArrayList<>();
        lines.add(Ink.STRONG.on(look, "revision " + release.revision()) + "  " + outcome(release));
        lines.add("began     " + time.format(release.began())
                + release.took().map(took -> ", took " + Words.time(took)).orElse(""));
        lines.add("by        " + release.author().who()
                + (release.author().build().isEmpty()
                        ? ""
                        : "  " + release.author().build()));
        if (!release.author().commit().isEmpty()) {
            lines.add("commit    " + commit(release.author()));
        }
        release.images().forEach((service, image) -> lines.add("image     " + service + "  " + image));
        release.secrets().forEach(secret -> lines.add("secret    " + secret));
        lines.add("plan      " + release.summary());
        plan.forEach(line -> lines.add("  " + line));
        release.story().forEach(line -> lines.add("| " + line));
        evidence.forEach((file, text) -> lines.add("evidence  " + file
                + Ink.FAINT.on(look, "  " + Words.count(text.lines().count(), "line"))));
        if (!evidence.isEmpty()) {
            lines.add(Ink.FAINT.on(look, "          all of it: -Dsarvanom.output=json"));
        }
        return lines;
    }

    /** For programs: the fields of the record. */
    public static String json(List<Release> newestFirst) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("releases", newestFirst.stream().map(ReleaseJson::tree).toList());
        return Json.text(tree);
    }

    /** For programs: one release with its plan, and all that was seen when it failed. */
    public static String json(Release release, List<String> plan, SortedMap<String, String> evidence) {
        Map<String, Object> tree = new LinkedHashMap<>(ReleaseJson.tree(release));
        tree.put("changes", plan);
        tree.put("evidence", evidence);
        return Json.text(tree);
    }

    private static String outcome(Release release) {
        return release.outcome().words()
                + release.restores()
                        .map(revision -> " (back to " + revision + ")")
                        .orElse("");
    }

    private static String commit(Author author) {
        String commit = author.commit();
        String shown = commit.substring(0, Math.min(COMMIT, commit.length()));
        return author.checkout() == Author.Checkout.DIRTY ? shown + " (dirty)" : shown;
    }

    private static Ink ink(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> Ink.GOOD;
            case IN_PROGRESS, INTERRUPTED, UNDEPLOYED -> Ink.CHANGED;
            default -> Ink.BAD;
        };
    }
}
