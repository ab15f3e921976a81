package io.github.sarvanom.rollout;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workloads that cannot come up, on a real kubelet: each is called by its name, soon after the cluster knew. */
@OnTestbed
class DoomedIT {
    private static final long LATEST_MILLIS = 10_000;
    private static final int AT_ONCE = Integer.getInteger("sarvanom.doomed.atOnce", 10);

    private final Testbed testbed;

    @TempDir
    Path folder;

    DoomedIT(Testbed testbed) {
        this.testbed = testbed;
    }

    @Test
    void namesTheCauseSoonAfterTheClusterKnew() throws Exception {
        String only = System.getProperty("sarvanom.doomed.only", "");
        List<Told> all = new ArrayList<>();
        try (Registries registries = new Registries(testbed.registry())) {
            registries.pushForeignPlatform();
            ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
            List<Future<Told>> runs = DoomedFixture.all(testbed.root().resolve("src/it/doomed")).stream()
                    .filter(fixture ->
                            only.isEmpty() || List.of(only.split(",")).contains(fixture.name()))
                    .sorted(Comparator.comparing(DoomedFixture::within).reversed())
                    .map(fixture -> pool.submit(() -> told(fixture, registries)))
                    .toList();
            for (Future<Told> run : runs) {
                all.add(run.get());
            }
            pool.shutdown();
        }
        all.sort(Comparator.comparing(Told::cause));
        Files.writeString(Path.of("target", "doomed.md"), MeasuredPage.of(all));
        check(all);
        if (only.isEmpty() && "write".equals(System.getProperty("sarvanom.doomed"))) {
            Golden.matches("../../../../docs/causes/measured.md", MeasuredPage.of(all));
        }
    }

    private static void check(List<Told> all) {
        SoftAssertions softly = new SoftAssertions();
        for (Told told : all) {
            softly.assertThat(told.codes())
                    .as(told + "\n" + told.text())
                    .startsWith(told.cause().code());
            softly.assertThat(told.knewAfter()).as("the cluster knew " + told).isNotNegative();
            softly.assertThat(told.saidLater()).as("time of " + told).isLessThanOrEqualTo(LATEST_MILLIS);
            softly.assertThat(told.givenUpLater())
                    .as("time of the verdict on " + told)
                    .isLessThanOrEqualTo(Math.max(LATEST_MILLIS, told.within().toMillis()));
        }
        all.stream()
                .collect(Collectors.groupingBy(Told::within))
                .forEach((within, those) -> softly.assertThat(median(those))
                        .as("median of what is to be said within " + within)
                        .isLessThanOrEqualTo(within.toMillis()));
        all.forEach(told -> softly.assertThatCode(
                        () -> Golden.matches("rollout/doomed/" + told.name() + ".txt", told.text()))
                .doesNotThrowAnyException());
        softly.assertAll();
    }

    /** One of ten at once may wait for a processor; half of them do not. */
    private static long median(List<Told> those) {
        return those.stream().map(Told::givenUpLater).sorted().toList().get(those.size() / 2);
    }

    private Told told(DoomedFixture fixture, Registries registries) throws IOException {
        try (DoomedStage stage = DoomedStage.set(testbed, registries, fixture, folder);
                LiveWait live = new LiveWait(testbed)) {
            RolloutOutcome outcome = live.run(stage.objects(), stage.namespace(), Duration.ofMinutes(3));
            long givenUp = live.millis();
            return new Told(
                    fixture.name(),
                    fixture.cause(),
                    codes(outcome),
                    live.trace().firstMatching(fixture.known()),
                    live.saidMillis(fixture.cause()).orElse(givenUp),
                    givenUp,
                    fixture.within(),
                    DoomedText.stable(
                            RolloutProblems.of(outcome).stream()
                                    .map(Problem::text)
                                    .collect(Collectors.joining("\n\n")),
                            stage.namespace()));
        }
    }

    private static List<WorkloadFailure> missing(RolloutOutcome outcome) {
        return outcome instanceof RolloutOutcome.TimedOut timedOut ? timedOut.missing() : List.of();
    }

    private static List<String> codes(RolloutOutcome outcome) {
        List<WorkloadFailure> failures =
                outcome instanceof RolloutOutcome.Failed failed ? failed.failures() : missing(outcome);
        return failures.stream()
                .flatMap(failure -> failure.diagnoses().stream())
                .map(diagnosis -> diagnosis.cause().code())
                .toList();
    }

    /**
     * What became of a fixture; times in milliseconds since the beginning.
     *
     * @param knewAfter -1 when the cluster never said what the fixture expects
     */
    record Told(
            String name,
            Cause cause,
            List<String> codes,
            long knewAfter,
            long saidAfter,
            long givenUpAfter,
            Duration within,
            String text) {
        long saidLater() {
            return saidAfter - knewAfter;
        }

        /** When the verdict was there. */
        long givenUpLater() {
            return givenUpAfter - knewAfter;
        }

        @Override
        public String toString() {
            return name + " " + codes + ", knew after " + knewAfter + " ms, said " + saidLater() + " ms later, gave up "
                    + givenUpLater() + " ms later";
        }
    }
}
