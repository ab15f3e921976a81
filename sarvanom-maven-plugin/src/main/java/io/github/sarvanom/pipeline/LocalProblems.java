package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.LocalProgress;
import io.github.sarvanom.compose.LocalStatus;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rollout.RolloutDeadline;
import java.util.ArrayList;
import java.util.List;

/** Tells containers that did not come up as problems, one a container, with the end of their logs. */
final class LocalProblems {
    private final LocalRemedy remedy;
    private final RolloutDeadline deadline;

    LocalProblems(LocalRemedy remedy, RolloutDeadline deadline) {
        this.remedy = remedy;
        this.deadline = deadline;
    }

    /** Those that failed; where none did, those that were too slow. */
    void throwIfAny(List<LocalProgress> containers) throws InterruptedException {
        List<Problem> problems = new ArrayList<>();
        for (LocalProgress container : containers) {
            if (container.status() instanceof LocalStatus.Failed failed) {
                problems.add(failed(container, failed));
            }
        }
        if (problems.isEmpty()) {
            for (LocalProgress container : containers) {
                if (container.status() instanceof LocalStatus.Waiting waiting) {
                    problems.add(slow(container, waiting));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new SarvanomException(Blame.USER, problems);
        }
    }

    private Problem failed(LocalProgress container, LocalStatus.Failed failed) throws InterruptedException {
        return Problem.of(container.name() + " did not come up")
                .seen(remedy.redacted(container.name() + " " + failed.reason()))
                .seen(remedy.log(container.name()))
                .mend(remedy.again(container.name(), failed));
    }

    private Problem slow(LocalProgress container, LocalStatus.Waiting waiting) throws InterruptedException {
        return Problem.of(container.name() + " was not well in time")
                .seen(remedy.redacted(container.name() + " " + waiting.reason()) + ", after "
                        + deadline.duration().toSeconds() + " s")
                .seen(remedy.log(container.name()))
                .mend("if it only needs longer, set <timeout> in <environment>, or -Dsarvanom.timeout=15m; it goes on"
                        + " starting meanwhile");
    }
}
