package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.problem.Source;
import io.github.sarvanom.rollout.cause.Catalogue;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.cause.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the causes of a workload's trouble. Pure: what was recorded in, diagnoses out. */
public final class Diagnostician {
    private static final Comparator<Clue> ROOT_FIRST = Comparator.<Clue, Cause.Depth>comparing(
                    clue -> clue.cause().depth())
            .thenComparing(Clue::confidence);

    private final Catalogue catalogue = new Catalogue();
    private final Origins origins;

    public Diagnostician(Origins origins) {
        this.origins = origins;
    }

    /**
     * All causes that are known, each once: first the one that the others follow from, then, of equals, the surest. What was only
     * possible is left out where something is certain.
     *
     * @return empty when nothing is known to be wrong
     */
    public List<Diagnosis> diagnose(Case given) {
        Map<Cause, Clue> clues = new LinkedHashMap<>();
        clues(given).forEach(clue -> clues.merge(clue.cause(), clue, Clue::and));
        List<Clue> told = new ArrayList<>(
                clues.values().stream().filter(clue -> !clue.what().isEmpty()).toList());
        boolean isCertain = told.stream().anyMatch(clue -> isCertainRoot(clue));
        told.removeIf(clue -> isCertain && clue.confidence() != Confidence.CERTAIN);
        told.sort(ROOT_FIRST);
        return told.stream().map(clue -> diagnosis(clue, given)).toList();
    }

    private Stream<Clue> clues(Case given) {
        Stream<Clue> judged = given.suspicions().stream().map(JudgedClues::of);
        Stream<Clue> seen = given.unreadyPods().stream()
                .flatMap(pod -> Stream.of(
                                LogClues.of(pod, given, origins),
                                ProbeClues.of(pod, given),
                                MemoryClues.of(pod),
                                SchedulingClues.of(pod, given),
                                NodeClues.of(pod, given))
                        .flatMap(clues -> clues));
        return Stream.concat(judged, seen);
    }

    private static boolean isCertainRoot(Clue clue) {
        return clue.confidence() == Confidence.CERTAIN && clue.cause().depth().compareTo(Cause.Depth.ROOT) <= 0;
    }

    private Diagnosis diagnosis(Clue clue, Case given) {
        Explanation explanation = catalogue.of(clue.cause());
        Map<String, String> words = Words.of(clue, given.workload());
        return new Diagnosis(
                clue.cause(),
                clue.confidence(),
                clue.what(),
                clue.subject(),
                clue.evidence(),
                clue.code()
                        .or(() -> said(explanation, clue, given.workload().id().name()))
                        .orElse(null),
                Explanation.filled(explanation.remedy(), words),
                Explanation.filled(explanation.command(), words));
    }

    /** No POM says anything of a container that an overlay puts beside the service's own, which has the service's name. */
    private Optional<Source> said(Explanation explanation, Clue clue, String workload) {
        boolean isOfThePom = clue.container().isEmpty() || clue.container().equals(workload);
        return isOfThePom ? explanation.setting().flatMap(setting -> origins.of(workload, setting)) : Optional.empty();
    }
}
