package io.github.sarvanom.behaviour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Maven's log holds of this plugin's words: the lines of its goals, the errors that ended a build, and how it ended. What
 * Maven and other plugins say differs by version and is left out, and so are the steps of a rollout, which come as they come; what
 * changes from run to run is replaced by its kind.
 */
final class Transcript {
    private static final Pattern GOAL = Pattern.compile("--- sarvanom(?:-maven-plugin)?:[^:]+:(\\S+) \\(.*");
    private static final Pattern STEP = Pattern.compile("rollout +\\S.* \\d+/\\d+ ready  .*");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    /** Of what Maven itself lacks, at whatever moment it notices. */
    private static final Pattern DOWNLOAD = Pattern.compile("(\\[INFO\\] )?(Download(ing|ed) from|Progress) .*");

    private static final Pattern LEVEL = Pattern.compile("\\[(INFO|WARNING|ERROR)\\] ?(.*)");

    private final Replacements replacements;
    private final List<String> log;

    Transcript(Path folder, String log) {
        this.replacements = new Replacements(folder);
        this.log = log.lines()
                .map(line -> COLOUR.matcher(line).replaceAll(""))
                .filter(line -> !DOWNLOAD.matcher(line).matches())
                .toList();
    }

    /** Everything, build after build. */
    String whole() {
        return text(".*");
    }

    /** What the goals of that name said, and how each build ended. */
    String of(String goal) {
        return text(Pattern.quote(goal));
    }

    private String text(String goals) {
        Reading reading = new Reading(Pattern.compile(goals));
        log.forEach(reading::line);
        StringBuilder text = new StringBuilder();
        inOrder(reading.seen).forEach(line -> text.append(replacements.in(line)).append('\n'));
        return text.toString();
    }

    /** Services that become ready side by side are named by the alphabet. */
    private static List<String> inOrder(List<String> seen) {
        List<String> ordered = new ArrayList<>();
        List<String> ready = new ArrayList<>();
        for (String line : seen) {
            if (line.startsWith("rollout ") && line.contains(" ready after ")) {
                ready.add(line);
            } else {
                ordered.addAll(ready.stream().sorted().toList());
                ready.clear();
                ordered.add(line);
            }
        }
        return ordered;
    }

    /** Where in the log we are. */
    private static final class Reading {
        private final Pattern goals;
        private final List<String> seen = new ArrayList<>();
        private boolean ours;
        private boolean failing;

        Reading(Pattern goals) {
            this.goals = goals;
        }

        void line(String line) {
            Matcher level = LEVEL.matcher(line);
            String text = level.matches() ? level.group(2) : line;
            if (begins(text) || ends(text)) {
                return;
            }
            if (failing) {
                seen.add(text.replaceFirst(" ?-> \\[Help 1\\]", "").stripTrailing());
                failing = !text.contains("[Help 1]");
            } else if (ours && !text.isBlank() && !STEP.matcher(text).matches()) {
                seen.add(prefix(level) + text.stripTrailing());
            }
        }

        private boolean begins(String text) {
            Matcher goal = GOAL.matcher(text);
            if (goal.matches()) {
                ours = goals.matcher(goal.group(1)).matches();
                return true;
            }
            if (text.startsWith("Failed to execute goal")) {
                ours = false;
                failing = true;
            }
            return false;
        }

        private boolean ends(String text) {
            if (text.equals("BUILD SUCCESS") || text.equals("BUILD FAILURE")) {
                seen.add(text);
            }
            boolean other = text.matches("(---|>>>|<<<) .*|[->]{10,}.*|Forking .*|BUILD .*|Reactor .*");
            ours &= !other;
            return other;
        }

        private static String prefix(Matcher level) {
            return level.matches() && !level.group(1).equals("INFO") ? level.group(1) + ": " : "";
        }
    }
}
