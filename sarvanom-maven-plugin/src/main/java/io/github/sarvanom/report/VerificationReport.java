package io.github.sarvanom.report;

import io.github.sarvanom.verification.Check;
import io.github.sarvanom.verification.CheckResult;
import io.github.sarvanom.verification.Verdict;
import io.github.sarvanom.verification.Verification;
import io.github.sarvanom.verification.VerificationLog;
import io.github.sarvanom.verification.VerificationOutcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of the checks: a line for each that was said or failed, and one for all. */
final class VerificationReport implements VerificationLog {
    private static final String STAGE = "verify";

    private final Page page;
    private final Look look;

    VerificationReport(Page page) {
        this.page = page;
        this.look = page.look();
    }

    @Override
    public void verifying(Verification verification) {
        page.live(List.of(Words.padded(STAGE, Page.STAGE)
                + Words.count(verification.checks().size(), "check") + " under way"));
    }

    @Override
    public void verified(VerificationOutcome outcome) {
        page.live(List.of());
        List<CheckResult> told = outcome.results().stream()
                .filter(VerificationReport::isWorthALine)
                .toList();
        Page wide = page.wideEnoughFor(
                told.stream().map(result -> result.check().name()).toList());
        told.forEach(result -> line(wide, result));
        page.stage(STAGE, sum(outcome));
    }

    private static boolean isWorthALine(CheckResult result) {
        boolean usual = result.check().origin() == Check.Origin.DEFAULT;
        return result.isFailure()
                || (result.verdict() instanceof Verdict.Passed passed
                        && (!usual || !passed.reservations().isEmpty()));
    }

    private void line(Page wide, CheckResult result) {
        String question = result.check().question();
        String text = result.verdict() instanceof Verdict.Failed failed
                ? Ink.BAD.on(look, question + " " + failed.reason())
                : question + "  " + passed((Verdict.Passed) result.verdict());
        wide.service(STAGE, result.check().name(), text + "  " + Words.time(result.took()));
    }

    private String passed(Verdict.Passed passed) {
        return passed.reservations().isEmpty()
                ? Ink.GOOD.on(look, passed.detail())
                : Ink.CHANGED.on(look, passed.detail() + " (" + String.join(", ", passed.reservations()) + ")");
    }

    private String sum(VerificationOutcome outcome) {
        long passed = count(outcome, Verdict.Passed.class);
        int failed = outcome.failures().size();
        Set<String> reasons = outcome.results().stream()
                .filter(result -> result.verdict() instanceof Verdict.NotVerified)
                .map(result -> ((Verdict.NotVerified) result.verdict()).why())
                .collect(Collectors.toSet());
        if (passed == 0 && failed == 0) {
            return Ink.CHANGED.on(look, "not verified: ") + String.join("; ", reasons);
        }
        String sum = Words.count(passed, "check") + " passed";
        sum += failed == 0 ? "" : ", " + Ink.BAD.on(look, failed + " failed");
        sum += reasons.isEmpty()
                ? ""
                : ", " + count(outcome, Verdict.NotVerified.class) + " not verified: " + String.join("; ", reasons);
        return sum + " in " + Words.time(outcome.took());
    }

    private static long count(VerificationOutcome outcome, Class<? extends Verdict> kind) {
        return outcome.results().stream()
                .filter(result -> kind.isInstance(result.verdict()))
                .count();
    }
}
