package io.github.sarvanom.apply;

import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells how far a plan came that could not be carried out to its end. */
final class Interrupted {
    private static final int NAMES_SHOWN = 10;

    private Interrupted() {}

    static SarvanomException by(List<InFlight.Refused<Change>> refused, List<Change> all, Set<ResourceId> stored) {
        Set<Problem> problems = new LinkedHashSet<>();
        refused.forEach(one -> problems.addAll(one.why().problems()));
        Set<ResourceId> refusedIds =
                refused.stream().map(one -> one.item().id()).collect(Collectors.toSet());
        Predicate<Change> done = change -> stored.contains(change.id());
        Predicate<Change> failed = change -> refusedIds.contains(change.id());
        problems.add(Problem.of(stored.size() + " of " + all.size() + " changes were applied before this")
                .seen("applied: " + names(all, done))
                .seen("refused or without an answer: " + names(all, failed))
                .seen("not sent: " + names(all, done.or(failed).negate()))
                .mend("mend what is named above and deploy again: it goes on from there"));
        return new SarvanomException(
                Blame.SURROUNDINGS, List.copyOf(problems), refused.get(0).why());
    }

    private static String names(List<Change> all, Predicate<Change> which) {
        List<String> names =
                all.stream().filter(which).map(change -> change.id().display()).toList();
        if (names.isEmpty()) {
            return "none";
        }
        String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return names.size() > NAMES_SHOWN ? shown + " and " + (names.size() - NAMES_SHOWN) + " more" : shown;
    }
}
