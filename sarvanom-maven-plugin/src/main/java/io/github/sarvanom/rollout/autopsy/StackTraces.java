package io.github.sarvanom.rollout.autopsy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stack traces in a log, as {@code Throwable.printStackTrace} writes them ("Caused by:", "Suppressed:", "... n more"),
 * also behind what a logger puts before them, and root cause first as logback's {@code %rEx} does ("Wrapped by:").
 */
final class StackTraces {
    private static final String TYPE = "(?<type>(?:[a-z_][\\w$]*\\.)+[A-Z][\\w$]*)";
    private static final Pattern HEAD =
            Pattern.compile("^(?<before>.*?)(?<![\\w.$/@])" + TYPE + "(?::\\s?(?<message>.*))?$");
    private static final Pattern LINK =
            Pattern.compile("^\\s*(?<how>Caused by|Wrapped by|Suppressed): " + TYPE + "(?::\\s?(?<message>.*))?$");
    private static final Pattern MORE = Pattern.compile("^\\s*\\.\\.\\. \\d+ (more|common frames omitted).*$");
    private static final Pattern CIRCULAR = Pattern.compile("^\\s*\\[CIRCULAR REFERENCE.*$");
    private static final Pattern NAME = Pattern.compile(".*(Exception|Error|Throwable|Failure)$");

    private final List<ThrownChain> found = new ArrayList<>();
    private List<Thrown.Builder> links = new ArrayList<>();
    private boolean rootFirst;
    private Thrown.@Nullable Builder present;
    /** How far a suppressed exception is indented: what is indented further belongs to it. */
    private int suppressedDepth = -1;

    private StackTraces() {}

    /** In the order of the log; an exception without a single frame counts only when nothing but it stands on its line. */
    static List<ThrownChain> in(List<String> lines) {
        StackTraces traces = new StackTraces();
        lines.forEach(traces::line);
        traces.end();
        return List.copyOf(traces.found);
    }

    private void line(String line) {
        Optional<Frame> frame = Frame.parse(line);
        Matcher link = LINK.matcher(line);
        if (frame.isPresent()) {
            if (present != null) {
                leaveSuppressed(indent(line));
                present.at(frame.get());
            }
        } else if (link.matches() && present != null) {
            link(link, indent(line));
        } else if (!MORE.matcher(line).matches() && !CIRCULAR.matcher(line).matches()) {
            headOrMore(line);
        }
    }

    private void link(Matcher link, int indent) {
        Thrown.Builder next = new Thrown.Builder(link.group("type"), message(link));
        if (link.group("how").equals("Suppressed")) {
            links.get(links.size() - 1).suppressed(next);
            suppressedDepth = indent;
        } else if (suppressedDepth < 0 || indent <= 0) {
            rootFirst |= link.group("how").equals("Wrapped by");
            suppressedDepth = -1;
            links.add(next);
        }
        present = next;
    }

    private void leaveSuppressed(int indent) {
        if (suppressedDepth >= 0 && indent <= suppressedDepth) {
            suppressedDepth = -1;
            present = links.get(links.size() - 1);
        }
    }

    private void headOrMore(String line) {
        Matcher head = HEAD.matcher(line);
        if (head.matches() && NAME.matcher(head.group("type")).matches() && opens(line, head)) {
            end();
            present = new Thrown.Builder(head.group("type"), message(head));
            links.add(present);
        } else if (present != null && !present.hasFrames() && !line.isBlank() && links.size() > 0) {
            present.more(line);
        } else {
            end();
        }
    }

    /** What comes before an exception's name: nothing, or a logger's or the JVM's introduction. */
    private static boolean opens(String line, Matcher head) {
        String before = head.group("before");
        return before.isEmpty()
                || before.startsWith("Exception in thread")
                || before.endsWith(": ")
                || before.endsWith("- ")
                || before.endsWith("] ")
                || line.startsWith("Error: ");
    }

    private static String message(Matcher matcher) {
        String message = matcher.group("message");
        return message == null ? "" : message;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private void end() {
        boolean isTrace = links.stream().anyMatch(Thrown.Builder::hasFrames);
        if (isTrace) {
            List<Thrown> chain =
                    new ArrayList<>(links.stream().map(Thrown.Builder::build).toList());
            if (rootFirst) {
                java.util.Collections.reverse(chain);
            }
            found.add(new ThrownChain(chain));
        }
        links = new ArrayList<>();
        present = null;
        rootFirst = false;
        suppressedDepth = -1;
    }
}
