package io.github.sarvanom.rollout.autopsy;

import io.github.sarvanom.rollout.cause.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the last words of a program tell.
 *
 * @param lines the log as text, oldest first; JSON lines are unfolded
 * @param chains the exceptions in it, in the order of the log
 * @param analysis Spring Boot's own, when it wrote one
 * @param finding the cause that it tells; empty when it tells none that is known
 */
public record Autopsy(
        List<String> lines, List<ThrownChain> chains, Optional<FailureAnalysis> analysis, Optional<Finding> finding) {
    /** Lines that are searched when no exception tells a cause: what ends a program stands at the end. */
    private static final int LAST = 40;

    private static final Pattern LISTENING = Pattern.compile(
            "(?i)(?:started on port[s]?\\S*|(?<!that's )listening on(?: port)?:?|server running:|netty started on port|bound to|started .*connector.*)"
                    + "\\D{0,60}?(?:https?://)?(?:[\\w.\\[\\]-]*:)?(?<port>\\d{2,5})\\b");
    /** Spring Boot, Quarkus and Micronaut, of the moment when all that they serve is there. */
    private static final Pattern UP = Pattern.compile(
            "\\bStarted \\S+ in [\\d.,]+ seconds \\((?:process|JVM) running for "
                    + "|\\(powered by Quarkus [^)]*\\) started in [\\d.,]+m?s\\b|\\bStartup completed in [\\d.,]+ ?m?s\\. Server Running:");
    /** Words of somebody who waits for somebody else, who may yet come. */
    private static final Pattern WAITING = Pattern.compile(
            "(?i)connect|refused|unreachable|timed? ?out|unknown ?host|name resolution|resolve (?:host|address)|waiting|unavailable|not available|retry|no route"
                    + "|broken pipe|reset by peer|not (?:yet )?(?:ready|up)|socket");

    public Autopsy {
        lines = List.copyOf(lines);
        chains = List.copyOf(chains);
    }

    public static Autopsy of(String log) {
        List<String> lines = LogLines.of(log);
        List<ThrownChain> chains = StackTraces.in(lines);
        Optional<FailureAnalysis> analysis = FailureAnalysis.in(lines);
        return new Autopsy(lines, chains, analysis, finding(lines, chains, analysis));
    }

    /** The exception that ended the program, as far as a log can tell: the last one. */
    public Optional<ThrownChain> last() {
        return chains.isEmpty() ? Optional.empty() : Optional.of(chains.get(chains.size() - 1));
    }

    /** Whether the program speaks of something that it could not reach: that may come later. */
    public boolean speaksOfWaiting() {
        return lines.stream().anyMatch(line -> WAITING.matcher(line).find());
    }

    /** The ports that the program says it serves; empty when it says none. */
    public Set<Integer> listensOn() {
        Set<Integer> ports = new TreeSet<>();
        for (String line : lines) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                ports.add(Integer.parseInt(matcher.group("port")));
            }
        }
        return ports;
    }

    /** Whether the program says that it has started, and serves all that it will. Most programs do not say it. */
    public boolean saysThatItIsUp() {
        return !listensOn().isEmpty()
                && lines.stream().anyMatch(line -> UP.matcher(line).find());
    }

    private static Optional<Finding> finding(
            List<String> lines, List<ThrownChain> chains, Optional<FailureAnalysis> analysis) {
        List<Thrown> links = chains.isEmpty()
                ? List.of()
                : reversed(chains.get(chains.size() - 1).links());
        List<String> end = reversed(lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
        return Signs.launch(end.stream())
                .or(() -> Signs.first(Stream.of(
                                analysis.map(FailureAnalysis::description).stream(),
                                links.stream().map(Thrown::text),
                                end.stream())
                        .flatMap(texts -> texts)))
                .or(() -> links.stream().findFirst().map(Autopsy::uncaught));
    }

    private static Finding uncaught(Thrown root) {
        return new Finding(Cause.UNCAUGHT_EXCEPTION, root.type(), root.text());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
