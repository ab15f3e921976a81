package io.github.sarvanom.verification;

import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.problem.SarvanomException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Asks all checks together, each again and again until its answer is good or its time is up: ready pods may need a moment until
 * they see each other.
 */
public final class Verifier {
    private static final Duration BETWEEN = Duration.ofMillis(300);
    /** Who has less left says only that it was too little. */
    private static final Duration WORTH_ASKING = Duration.ofSeconds(1);

    private final Verification verification;
    private final Probes probes;
    private final UnaryOperator<String> redaction;
    private final Clock clock;
    private final Pause pause;
    private final VerificationLog log;

    /** @param redaction takes the values of secrets out of what services answered */
    public Verifier(
            Verification verification,
            Probes probes,
            UnaryOperator<String> redaction,
            Clock clock,
            Pause pause,
            VerificationLog log) {
        this.verification = verification;
        this.probes = probes;
        this.redaction = redaction;
        this.clock = clock;
        this.pause = pause;
        this.log = log;
    }

    /**
     * Returns when every check has its verdict; a failed one is a value here.
     *
     * @throws InterruptedException when the thread was interrupted meanwhile; nothing has to be undone
     */
    public VerificationOutcome verify() throws InterruptedException {
        if (verification.checks().isEmpty()) {
            return VerificationOutcome.none();
        }
        log.verifying(verification);
        Instant begin = clock.instant();
        List<CheckResult> results =
                InFlight.usual()
                        .each(verification.checks(), check -> result(check, verification.timeout()))
                        .answers()
                        .stream()
                        .map(InFlight.Answer::value)
                        .toList();
        if (Thread.interrupted()) {
            throw new InterruptedException("while the release was verified");
        }
        VerificationOutcome outcome = new VerificationOutcome(results, since(begin));
        log.verified(outcome);
        return outcome;
    }

    private CheckResult result(Check check, Duration timeout) {
        Instant begin = clock.instant();
        try {
            return new CheckResult(check, redacted(verdict(check, begin.plus(timeout))), since(begin));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new CheckResult(check, new Verdict.NotVerified("interrupted"), since(begin));
        }
    }

    private Verdict verdict(Check check, Instant end) throws InterruptedException {
        while (true) {
            Verdict verdict = probe(check, Duration.between(clock.instant(), end));
            boolean again = verdict instanceof Verdict.Failed failed && failed.outlook() == Verdict.Outlook.MAY_MEND;
            if (!again || !clock.instant().plus(BETWEEN).plus(WORTH_ASKING).isBefore(end)) {
                return verdict;
            }
            pause.of(BETWEEN);
        }
    }

    /** A probe that cannot be made at all has failed: the others go on. */
    private Verdict probe(Check check, Duration left) throws InterruptedException {
        try {
            return probes.ask(check, left);
        } catch (SarvanomException e) {
            return Verdict.Failed.forGood(
                    e.problems().get(0).what(),
                    e.problems().get(0).evidence(),
                    e.problems().get(0).remedy());
        }
    }

    private Verdict redacted(Verdict verdict) {
        if (verdict instanceof Verdict.Failed failed) {
            return new Verdict.Failed(
                    redaction.apply(failed.reason()),
                    failed.evidence().stream().map(redaction).toList(),
                    failed.remedy(),
                    failed.outlook());
        }
        return verdict instanceof Verdict.Passed passed
                ? new Verdict.Passed(
                        redaction.apply(passed.detail()),
                        passed.reservations().stream().map(redaction).toList())
                : verdict;
    }

    private Duration since(Instant begin) {
        return Duration.between(begin, clock.instant());
    }
}
