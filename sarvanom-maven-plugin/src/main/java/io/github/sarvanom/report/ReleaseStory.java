package io.github.sarvanom.report;

import io.github.sarvanom.pipeline.DeployLog;
import io.github.sarvanom.pipeline.DeployRequest;
import io.github.sarvanom.pipeline.RecoveryLog;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.report.Happening.Mood;
import io.github.sarvanom.rollout.RolloutLog;
import io.github.sarvanom.verification.CheckResult;
import io.github.sarvanom.verification.Verdict;
import io.github.sarvanom.verification.Verification;
import io.github.sarvanom.verification.VerificationLog;
import io.github.sarvanom.verification.VerificationOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Listens to one deploy while it is shown, and writes it down as a page and as test results when it is over. */
public final class ReleaseStory {
    private final DeployRequest request;
    private final InstantSource clock;
    private final Instant begun;
    private final Findings findings = new Findings();
    private final Chronicle chronicle;

    /** @param listener hears of each step at once */
    public ReleaseStory(DeployRequest request, InstantSource clock, Consumer<Happening> listener) {
        this.request = request;
        this.clock = clock;
        this.begun = clock.instant();
        this.chronicle = new Chronicle(clock, listener);
    }

    RolloutLog rollout(RolloutLog shown) {
        return new ChronicledRollout(chronicle, findings, this::loadPages, shown);
    }

    VerificationLog verification(VerificationLog shown) {
        return new VerificationLog() {
            @Override
            public void verifying(Verification verification) {
                shown.verifying(verification);
            }

            @Override
            public void verified(VerificationOutcome outcome) {
                findings.verified(outcome);
                outcome.results().forEach(ReleaseStory.this::tell);
                shown.verified(outcome);
            }
        };
    }

    RecoveryLog recovery(RecoveryLog shown) {
        return new ChronicledRecovery(findings, shown);
    }

    DeployLog deploy(DeployLog shown) {
        return new ChronicledDeploy(findings, chronicle, shown);
    }

    /** Writes what there is to be read of a good end; nothing when nothing was to be changed, so that the last change's page stays. */
    public Optional<Path> succeeded() throws IOException {
        if (findings.plan().filter(plan -> !plan.isEmpty()).isPresent()) {
            write(Optional.empty());
        }
        return Optional.empty();
    }

    /**
     * Writes what there is to be read of a bad end.
     *
     * @return the page, where it says more than the error does
     */
    public Optional<Path> failed(SarvanomException failure) throws IOException {
        chronicle.tell("end", "", Mood.BAD, headline(failure));
        return Optional.of(write(Optional.of(failure))).filter(page -> findings.sayMore());
    }

    /** The first page takes a JVM 150 ms and the second one 5: so the first one is made, for nobody, while pods start. */
    private void loadPages() {
        if (findings.rollout().isPresent()) {
            return; // that wait is for the way back
        }
        Story story = story(Optional.empty());
        forNobody(() -> List.of(new HtmlReport(story).text(), new JUnitXml(story).text()))
                .start();
    }

    /** What fails there fails again where it counts, and is told then. */
    static Thread forNobody(Runnable work) {
        Thread thread = new Thread(work, "sarvanom-pages");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, why) -> {});
        return thread;
    }

    private Story story(Optional<SarvanomException> failure) {
        return new Storyteller(request, findings, chronicle, begun).story(failure, clock.instant());
    }

    private Path write(Optional<SarvanomException> failure) throws IOException {
        Story story = story(failure);
        Files.createDirectories(request.output());
        Path page = request.output().resolve("report.html");
        Files.writeString(page, new HtmlReport(story).text());
        Files.writeString(request.output().resolve("TEST-sarvanom.xml"), new JUnitXml(story).text());
        return page;
    }

    static String headline(SarvanomException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("the deploy failed");
    }

    private void tell(CheckResult result) {
        String question = result.check().question() + ": ";
        if (result.verdict() instanceof Verdict.Passed passed) {
            chronicle.tell("verify", result.check().name(), Mood.GOOD, question + passed.detail());
        } else if (result.verdict() instanceof Verdict.Failed failed) {
            chronicle.tell("verify", result.check().name(), Mood.BAD, question + failed.reason());
        }
    }
}
