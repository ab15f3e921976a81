package io.github.sarvanom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryTextTest {
    private static final SortedMap<String, String> EVIDENCE =
            new TreeMap<>(Map.of("pod-web-1.yaml", "kind: Pod\nstatus: {}\n", "problems.txt", "web is not ready\n"));

    @Test
    void aReleaseThatFailedNamesWhatWasKeptOfIt() {
        List<String> lines =
                new HistoryText(Look.LOG, ZoneOffset.UTC).full(failed(), List.of("~ Deployment web"), EVIDENCE);
        assertThat(lines)
                .containsSequence(
                        "| web is not ready",
                        "evidence  pod-web-1.yaml  2 lines",
                        "evidence  problems.txt  1 line",
                        "          all of it: -Dsarvanom.output=json");
    }

    @Test
    void aReleaseThatSucceededHasNoneToName() {
        assertThat(new HistoryText(Look.LOG, ZoneOffset.UTC).full(failed(), List.of(), new TreeMap<>()))
                .noneMatch(line -> line.contains("evidence") || line.contains("all of it"));
    }

    @Test
    void aReleaseFromNoCheckoutHasNoCommit() {
        assertThat(new HistoryText(Look.LOG, ZoneOffset.UTC).full(failed(), List.of(), new TreeMap<>()))
                .noneMatch(line -> line.startsWith("commit"));
    }

    @Test
    void programsAreGivenAllOfIt() {
        Map<String, Object> tree = Json.tree(HistoryText.json(failed(), List.of("~ Deployment web"), EVIDENCE));
        assertThat(tree)
                .containsEntry("evidence", EVIDENCE)
                .containsEntry("changes", List.of("~ Deployment web"))
                .containsEntry("outcome", "failed-and-restored");
    }

    private static Release failed() {
        return new Release(
                2,
                "run",
                Optional.empty(),
                new Author("anna@laptop", "", "", Author.Checkout.CLEAN),
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                new TreeMap<>(),
                "1 changed",
                Outcome.FAILED_AND_RESTORED,
                List.of(),
                new Release.Content(1, 1, ""),
                new Release.Content(1, 1, ""),
                List.of("web is not ready"));
    }
}
