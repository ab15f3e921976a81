package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.Choice;
import io.github.sarvanom.environment.DurationForm;
import io.github.sarvanom.environment.WholeNumber;
import io.github.sarvanom.pipeline.FailurePolicy;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.release.LockTimes;
import io.github.sarvanom.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the command line says of releases: how long to wait for another's, how many to keep, what to do when one fails. */
final class ReleaseOptions {
    private static final int KEPT = 10;
    private static final WholeNumber RELEASES = new WholeNumber("a number of releases", 2, 1000, "10");
    private static final WholeNumber REVISION = new WholeNumber("a revision", 1, 999_999_999, "3");
    private static final Choice ON_FAILURE =
            new Choice("what to do about a failure", "keep", List.of("rollback", "keep", "ask"));
    private static final Choice OUTPUT = new Choice("a form of output", "json", List.of("text", "json"));

    private final Run run;
    private final Optional<Duration> wait;
    private final int kept;
    private final Optional<Integer> revision;
    private final String onFailure;
    private final String output;

    private ReleaseOptions(Run run, CommandLine said) {
        this.run = run;
        this.wait = said.read(RunProperty.LOCK_WAIT, DurationForm.WAIT);
        this.kept = said.read(RunProperty.KEPT, RELEASES).orElse(KEPT);
        this.revision = said.read(RunProperty.REVISION, REVISION);
        this.onFailure = said.read(RunProperty.ON_FAILURE, ON_FAILURE).orElse("rollback");
        this.output = said.read(RunProperty.OUTPUT, OUTPUT).orElse("text");
    }

    /** What is a problem is noted, and what is usual stands in its place. */
    static ReleaseOptions of(Run run, Problems problems) {
        return new ReleaseOptions(run, new CommandLine(run, problems));
    }

    /** @throws io.github.sarvanom.problem.SarvanomException with all that is wrong */
    static ReleaseOptions of(Run run) {
        Problems problems = new Problems();
        ReleaseOptions options = of(run, problems);
        problems.throwIfAny();
        return options;
    }

    LockTimes lock() {
        return wait.map(LockTimes.USUAL::waiting).orElse(LockTimes.USUAL);
    }

    int kept() {
        return kept;
    }

    Optional<Long> revision() {
        return revision.map(Integer::longValue);
    }

    boolean json() {
        return output.equals("json");
    }

    /** To ask takes somebody who can answer; where there is nobody, the environment is mended. */
    FailurePolicy onFailure() {
        return switch (onFailure) {
            case "keep" -> (failed, target) -> FailurePolicy.Choice.KEEP;
            case "ask" -> this::asked;
            default -> (failed, target) -> FailurePolicy.Choice.ROLL_BACK;
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
}
