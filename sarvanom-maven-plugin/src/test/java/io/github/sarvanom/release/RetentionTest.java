package io.github.sarvanom.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.SUCCEEDED, Outcome.UNDEPLOYED, Outcome.FAILED_AND_CLEANED_UP);

    @Test
    void whatWasRemovedOnPurposeStaysRemovedHoweverManyFailuresFollow() {
        List<Release> all = swept(
                2,
                Outcome.SUCCEEDED,
                Outcome.UNDEPLOYED,
                Outcome.FAILED_AND_CLEANED_UP,
                Outcome.FAILED_AND_CLEANED_UP,
                Outcome.FAILED_AND_CLEANED_UP);
        assertThat(all).extracting(Release::revision).containsExactly(5L, 4L, 2L);
        assertThat(RollbackTarget.good(all)).isEmpty();
    }

    @Test
    void whatRunsStaysHoweverManyFailuresFollow() {
        List<Release> all = swept(1, Outcome.SUCCEEDED, Outcome.SUCCEEDED, Outcome.INTERRUPTED, Outcome.INTERRUPTED);
        assertThat(all).extracting(Release::revision).containsExactly(4L, 2L);
    }

    /** Every history of six releases, swept after each as it is in a cluster. */
    @Test
    void whatIsSweptNeverChangesWhatIsGoneBackTo() {
        for (int keep = 1; keep <= 3; keep++) {
            for (List<Outcome> outcomes : histories(6)) {
                Outcome[] each = outcomes.toArray(Outcome[]::new);
                assertThat(RollbackTarget.good(swept(keep, each)))
                        .as("%s, keep %s", outcomes, keep)
                        .isEqualTo(RollbackTarget.good(swept(Integer.MAX_VALUE, each)));
            }
        }
    }

    private static List<List<Outcome>> histories(int length) {
        List<List<Outcome>> all = List.of(List.of());
        for (int i = 0; i < length; i++) {
            all = all.stream()
                    .flatMap(shorter -> OUTCOMES.stream()
                            .map(next -> Stream.concat(shorter.stream(), Stream.of(next))
                                    .toList()))
                    .toList();
        }
        return all;
    }

    private static List<Release> swept(int keep, Outcome... outcomes) {
        List<Release> all = List.of();
        for (int i = 0; i < outcomes.length; i++) {
            List<Release> more = new ArrayList<>(List.of(release(i + 1, outcomes[i])));
            more.addAll(all);
            all = Retention.kept(more, keep);
        }
        return all;
    }

    private static Release release(long revision, Outcome outcome) {
        return new Release(
                revision,
                "run",
                Optional.empty(),
                new Author("anna@laptop", "", "0123456", Author.Checkout.CLEAN),
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                new TreeMap<>(),
                "",
                outcome,
                List.of(),
                Release.Content.NONE,
                Release.Content.NONE,
                List.of());
    }
}
