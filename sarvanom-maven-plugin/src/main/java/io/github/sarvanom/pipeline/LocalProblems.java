package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.LocalProgress;
import io.github.sarvanom.compose.LocalStart;
import io.github.sarvanom.compose.LocalStatus;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Redactor;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rollout.RolloutDeadline;
import java.util.ArrayList;
import java.util.List;

/** Tells containers that did not come up as problems, one a container, with the end of their logs. */
final class LocalProblems {
    private static final int LOG_LINES = 12;

    private final LocalStart start;
    private final Redactor redactor;
    private final RolloutDeadline deadline;

    LocalProblems(LocalStart start, Environment environment, RolloutDeadline deadline) {
        this.start = start;
        this.redactor = Redactor.of(environment.secrets());
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
                .seen(redactor.redact(container.name() + " " + failed.reason()))
                .seen(log(container))
                .mend(remedy(container, failed));
    }

    private Problem slow(LocalProgress container, LocalStatus.Waiting waiting) throws InterruptedException {
        return Problem.of(container.name() + " was not well in time")
                .seen(redactor.redact(container.name() + " " + waiting.reason()) + ", after "
                        + deadline.duration().toSeconds() + " s")
                .seen(log(container))
                .mend("if it only needs longer, set <timeout> in <environment>, or -Dsarvanom.timeout=15m; it goes on"
                        + " starting meanwhile");
    }

    private List<String> log(LocalProgress container) throws InterruptedException {
        List<String> lines = start.log(container.name(), LOG_LINES);
        List<String> told = new ArrayList<>();
        if (!lines.isEmpty()) {
            told.add("the end of its log:");
            lines.forEach(line -> told.add("  " + redactor.redact(line)));
        }
        return told;
    }

    private static String remedy(LocalProgress container, LocalStatus.Failed failed) {
        return switch (failed.cause()) {
            case OUT_OF_MEMORY -> "raise <limits><memory> of " + container.name() + ", or have it need less";
            case PORT_TAKEN -> "end whoever has the port, then run the same again";
            case CANNOT_START -> "mend what the engine complains of, then run the same again";
            case GONE -> "run the same again: it is made anew";
            case UNHEALTHY, CRASHES ->
                "mend what its log tells, then run the same again; what is well already is left alone";
        };
    }
}
