package io.github.sarvanom.pipeline;

import io.github.sarvanom.plan.Spared;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.release.Release;
import java.util.List;
import java.util.Optional;

/** Tells, by name, what a way back that nobody could be asked about has left because of its data. */
final class KeptData {
    private KeptData() {}

    /** @param target what runs again; empty when nothing ran before */
    static List<Problem> problems(List<Spared.Kept> kept, Optional<Release> target) {
        String otherwise = target.map(good -> ", which revision " + good.revision() + " did not have so")
                .orElse(", though nothing ran before");
        return kept.stream()
                .map(each -> Problem.of(each.id().display() + " stays" + otherwise)
                        .seen("nobody could be asked whether it may be removed: " + each.loss())
                        .mend("a deploy that wants it finds it; one that does not removes it, with consent"))
                .toList();
    }
}
