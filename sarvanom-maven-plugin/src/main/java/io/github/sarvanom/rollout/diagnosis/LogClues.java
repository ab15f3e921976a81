package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.rollout.autopsy.Autopsy;
import io.github.sarvanom.rollout.autopsy.Finding;
import io.github.sarvanom.rollout.autopsy.Frame;
import io.github.sarvanom.rollout.autopsy.ThrownChain;
import io.github.sarvanom.rollout.observed.ContainerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the containers of a pod said last. */
final class LogClues {
    private LogClues() {}

    static Stream<Clue> of(LiveObject pod, Case given, Origins origins) {
        return ContainerState.of(pod).stream()
                .filter(container -> !container.isDone())
                .flatMap(container -> given.related().learned().lastWords(pod, container).stream()
                        .flatMap(words -> clue(pod, container, words, origins).stream()));
    }

    private static Optional<Clue> clue(LiveObject pod, ContainerState container, Autopsy words, Origins origins) {
        return words.finding().map(finding -> {
            Optional<Source> code = words.last().flatMap(chain -> nearest(chain, origins));
            String said =
                    words.last().isPresent() ? ": " + firstLine(rootText(words, finding)) : ": " + finding.words();
            return new Clue(
                    finding.cause(),
                    confidence(container),
                    Optional.of(pod),
                    container.name(),
                    "pod " + pod.id().name() + " " + container.said("says" + said),
                    finding.what(),
                    evidence(words, finding),
                    code);
        });
    }

    /** A program that still runs may have overcome what it complains of. */
    private static Confidence confidence(ContainerState container) {
        return container.isRunning() ? Confidence.POSSIBLE : Confidence.CERTAIN;
    }

    private static List<String> evidence(Autopsy words, Finding finding) {
        List<String> lines = new ArrayList<>();
        words.last().ifPresent(chain -> {
            chain.links().forEach(link -> lines.add("exception  " + firstLine(link.text())));
            chain.root().frames().stream().findFirst().ifPresent(frame -> lines.add("thrown at  " + frame));
        });
        words.analysis().ifPresent(analysis -> {
            lines.add("Spring Boot says: " + analysis.description().replaceAll("\\s*\\n\\s*", " "));
            if (!analysis.action().isEmpty()) {
                lines.add("and advises: " + analysis.action().replaceAll("\\s*\\n\\s*", " "));
            }
        });
        if (lines.stream().noneMatch(line -> line.contains(finding.words()))) {
            lines.add("it said    " + finding.words());
        }
        return lines;
    }

    private static Optional<Source> nearest(ThrownChain chain, Origins origins) {
        return chain.nearest(frame -> origins.of(frame).isPresent()).flatMap((Frame frame) -> origins.of(frame));
    }

    private static String rootText(Autopsy words, Finding finding) {
        return words.last().map(chain -> chain.root().text()).orElse(finding.words());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
