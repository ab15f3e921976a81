package io.github.sarvanom.mojo;

import io.github.sarvanom.pipeline.FailurePolicy;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.release.Release;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What the command line says of releases: how long to wait for another's, how many to keep, what to do when one fails. */
final class ReleaseOptions {
    private static final int KEPT = 10;

    private final Run run;

    ReleaseOptions(Run run) {
        this.run = run;
    }

    LockTimes lock() {
        return RunProperty.LOCK_WAIT
                .of(run)
                .map(said -> LockTimes.USUAL.waiting(duration(said)))
                .orElse(LockTimes.USUAL);
    }

    int kept() {
        return (int) number(RunProperty.KEPT, 2, 1000).orElse((long) KEPT).longValue();
    }

    Optional<Long> revision() {
        return number(RunProperty.REVISION, 1, Long.MAX_VALUE);
    }

    boolean json() {
        String said = RunProperty.OUTPUT.of(run).orElse("text");
        if (!said.equals("text") && !said.equals("json")) {
            throw unfit(RunProperty.OUTPUT, said, "text or json");
        }
        return said.equals("json");
    }

    /** To ask takes somebody who can answer; where there is nobody, the environment is mended. */
    FailurePolicy onFailure() {
        String said = RunProperty.ON_FAILURE.of(run).orElse("rollback");
        return switch (said) {
            case "rollback" -> (failed, target) -> FailurePolicy.Choice.ROLL_BACK;
            case "keep" -> (failed, target) -> FailurePolicy.Choice.KEEP;
            case "ask" -> this::asked;
            default -> throw unfit(RunProperty.ON_FAILURE, said, "rollback, keep or ask");
        };
    }

    private FailurePolicy.Choice asked(Release failed, Optional<Release> target) {
        java.io.Console console = run.session().getRequest().isInteractiveMode() ? System.console() : null;
        if (console == null) {
            return FailurePolicy.Choice.ROLL_BACK;
        }
        String back = target.map(release -> "Go back to revision " + release.revision())
                .orElse("Remove what it made");
        String answer = console.readLine("Revision %d failed. %s? [Y/n] ", failed.revision(), back);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("n")
                ? FailurePolicy.Choice.KEEP
                : FailurePolicy.Choice.ROLL_BACK;
    }

    private Optional<Long> number(RunProperty property, long least, long most) {
        return property.of(run).map(said -> {
            try {
                long number = Long.parseLong(said);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException none) {
                // told below, like one that is out of range
            }
            throw unfit(property, said, "a whole number from " + least);
        });
    }

    private static Duration duration(String said) {
        String upper = said.toUpperCase(Locale.ROOT);
        try {
            return upper.equals("0") ? Duration.ZERO : Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
        } catch (DateTimeParseException none) {
            throw unfit(RunProperty.LOCK_WAIT, said, "0, or a length of time: 90s, 5m, 1h30m");
        }
    }

    static SarvanomException unfit(RunProperty property, String said, String expected) {
        return SarvanomException.user(Problem.of("-D" + property.key() + " can't be " + said)
                .at(Source.property(property.key()))
                .seen("expected: " + expected));
    }
}
