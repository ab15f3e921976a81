package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.verification.Check;
import io.github.sarvanom.verification.CheckResult;
import io.github.sarvanom.verification.DnsCheck;
import io.github.sarvanom.verification.SocketCheck;
import io.github.sarvanom.verification.SocketTarget;
import io.github.sarvanom.verification.Verdict;
import io.github.sarvanom.verification.VerificationOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose a problem is: by what was asked, not by the words that it is told in. */
class CarriedTest {
    @Test
    void aHostOrANameThatIsCalledLikeAServiceIsNotThatService() {
        List<Check> checks = List.of(
                new SocketCheck.Tcp(new SocketTarget.Inside("web", 80)),
                new SocketCheck.Tcp(new SocketTarget.Outside("web", 80)),
                new DnsCheck("web", DnsCheck.Scope.MACHINE, Optional.empty()));
        List<CheckResult> failed = checks.stream()
                .map(check -> new CheckResult(
                        check,
                        new Verdict.Failed("cannot be reached", List.of(), "", Verdict.Outlook.FINAL),
                        Duration.ZERO))
                .toList();
        Carried carried = new Carried(
                new RolloutOutcome.Succeeded(List.of(), Duration.ZERO), new VerificationOutcome(failed, Duration.ZERO));
        assertThat(carried.complaints())
                .extracting(Complaint::service)
                .containsExactly(Optional.of("web"), Optional.empty(), Optional.empty());
        assertThat(carried.problems())
                .allSatisfy(problem -> assertThat(problem.what()).startsWith("web is not well: "));
    }
}
