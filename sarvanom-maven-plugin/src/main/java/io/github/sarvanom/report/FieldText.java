package io.github.sarvanom.report;

import io.github.sarvanom.plan.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One field's change: on one line where it fits, before above after where it does not, line by line where there are lines. */
final class FieldText {
    private static final String INDENT = "      ";
    private static final int MOST_LINES = 10;

    private final Look look;

    FieldText(Look look) {
        this.look = look;
    }

    List<String> lines(FieldChange field) {
        List<String> lines = new ArrayList<>(change(field));
        if (field.drift() != null) {
            lines.add(INDENT + "  "
                    + Ink.CHANGED.on(look, "drift: changed by " + field.drift().text()));
        }
        return lines;
    }

    private List<String> change(FieldChange field) {
        String before = Words.withShortDigests(Objects.requireNonNullElse(field.before(), ""));
        String after = Words.withShortDigests(Objects.requireNonNullElse(field.after(), ""));
        if (before.contains("\n") || after.contains("\n")) {
            return below(field.path(), onlyIn(before, after), onlyIn(after, before));
        }
        String path = INDENT + field.path();
        String change = change(look, field, before, after);
        int width = change(plain(), field, before, after).length();
        if (path.length() + 2 + width <= look.width()) {
            return List.of(path + "  " + change);
        }
        return INDENT.length() + 2 + width <= look.width()
                ? List.of(path, INDENT + "  " + change)
                : below(field.path(), shown(field.before(), before), shown(field.after(), after));
    }

    private static String change(Look look, FieldChange field, String before, String after) {
        if (field.before() == null) {
            return Ink.GOOD.on(look, "+ " + quoted(after));
        }
        if (field.after() == null) {
            return Ink.BAD.on(look, "- " + quoted(before));
        }
        boolean digestAlone = sameRepository(before, after);
        String from = digestAlone ? look.ellipsis() + before.substring(before.indexOf('@')) : quoted(before);
        String to = digestAlone ? look.ellipsis() + after.substring(after.indexOf('@')) : quoted(after);
        return Ink.BAD.on(look, from) + look.arrow() + Ink.GOOD.on(look, to);
    }

    /** Colours have no width. */
    private Look plain() {
        return new Look(look.live(), false, look.unicode(), look.width(), look.height());
    }

    private List<String> below(String path, List<String> removed, List<String> added) {
        List<String> lines = new ArrayList<>(List.of(INDENT + path));
        removed.stream().limit(MOST_LINES).forEach(line -> lines.add(Ink.BAD.on(look, INDENT + "  - " + fitted(line))));
        more(lines, removed);
        added.stream().limit(MOST_LINES).forEach(line -> lines.add(Ink.GOOD.on(look, INDENT + "  + " + fitted(line))));
        more(lines, added);
        return lines;
    }

    private static void more(List<String> lines, List<String> all) {
        if (all.size() > MOST_LINES) {
            lines.add(INDENT + "    (" + (all.size() - MOST_LINES) + " more lines)");
        }
    }

    private String fitted(String text) {
        int room = look.width() - INDENT.length() - 4;
        return text.length() <= room
                ? text
                : text.substring(0, room - look.ellipsis().length()) + look.ellipsis();
    }

    /** An empty value would be invisible. */
    private static String quoted(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }

    private static List<String> shown(@Nullable String value, String text) {
        return value == null ? List.of() : List.of(text);
    }

    private static List<String> onlyIn(String text, String other) {
        List<String> others = other.lines().toList();
        return text.lines().filter(line -> !others.contains(line)).toList();
    }

    /** The digest alone differs: then it alone is shown. */
    private static boolean sameRepository(String before, String after) {
        int at = before.indexOf("@sha256:");
        return at > 0 && after.startsWith(before.substring(0, at + 1));
    }
}
