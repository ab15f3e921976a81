package io.github.sarvanom.pipeline;

import io.github.sarvanom.apply.Pruner;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.release.ReleaseFailure;
import io.github.sarvanom.release.ReleaseRecorder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Removes what a plan names between the two ends of a record. */
final class RecordedUndeploy {
    private final Pruner pruner;
    private final Supplier<Author> author;
    private final ReleaseBracket.Entered inside;

    RecordedUndeploy(Pruner pruner, Supplier<Author> author, ReleaseBracket.Entered inside) {
        this.pruner = pruner;
        this.author = author;
        this.inside = inside;
    }

    /** Whether a run that died may have removed everything, and told nobody. */
    boolean isDue() {
        return inside.before().stream()
                .findFirst()
                .filter(last -> last.outcome() == Outcome.INTERRUPTED)
                .isPresent();
    }

    /** @throws ReleaseFailure when it comes only half-way */
    void run(Plan plan) {
        inside.begin(new ReleaseRecorder.Intent(
                Optional.empty(),
                author.get(),
                new TreeMap<>(),
                new ManifestSet(List.of()),
                PlanRecord.summary(plan),
                PlanRecord.lines(plan),
                Map.of(),
                Map.of()));
        try {
            pruner.prune(plan);
        } catch (SarvanomException refused) {
            boolean stopped = Thread.currentThread().isInterrupted();
            throw failed(
                    stopped ? Outcome.INTERRUPTED : Outcome.FAILED_AND_NOT_RESTORED,
                    refused.blame(),
                    refused.problems(),
                    refused);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failed(
                    Outcome.INTERRUPTED,
                    Blame.USER,
                    List.of(Problem.of("interrupted while objects were removed")),
                    stop);
        }
        inside.endWithNamespace(Outcome.UNDEPLOYED, List.of());
    }

    private ReleaseFailure failed(Outcome outcome, Blame blame, List<Problem> why, Exception cause) {
        List<String> story =
                why.stream().flatMap(problem -> problem.text().lines()).toList();
        Release ended = inside.endWithNamespace(outcome, story);
        return new ReleaseFailure(blame, Headline.ofUndeploy(ended), ended, why, cause);
    }
}
