package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.cause.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A workload of which nothing moves is given up when one wave of its pods would have come up. */
class StallTest {
    private static final Duration WAVE = Duration.ofSeconds(265);
    private static final Instant START = Instant.EPOCH;

    private final Stall stall = stall("apps/v1", "Deployment");

    @Test
    void isGivenUpOnceNothingHasMovedForAWave() {
        assertThat(look(stall, 1, 0)).isEqualTo(waiting());
        assertThat(look(stall, 1, 264)).isEqualTo(waiting());
        assertThat(look(stall, 1, 265))
                .isEqualTo(new Readiness.Failed(Cause.NO_PROGRESS, "has not moved for 265 s: 1 of 4 new pods made"));
    }

    @Test
    void anyPodThatComesUpBeginsAnew() {
        look(stall, 1, 0);
        look(stall, 2, 200);
        assertThat(look(stall, 2, 464)).isInstanceOf(Readiness.InProgress.class);
        assertThat(look(stall, 2, 465)).isInstanceOf(Readiness.Failed.class);
    }

    @Test
    void aJobMayComputeInSilence() {
        Stall job = stall("batch/v1", "Job");
        look(job, 1, 0);
        assertThat(look(job, 1, 9_000)).isEqualTo(waiting());
    }

    private static Readiness waiting() {
        return new Readiness.InProgress("1 of 4 new pods made");
    }

    private static Stall stall(String apiVersion, String kind) {
        return new Stall(new ResourceId(apiVersion, kind, "n", "web"), START, WAVE);
    }

    private static Readiness look(Stall stall, int ready, long seconds) {
        ResourceId id = new ResourceId("apps/v1", "Deployment", "n", "web");
        WorkloadProgress progress =
                new WorkloadProgress(id, waiting(), new Replicas(ready, 4), List.of(), Duration.ofSeconds(seconds));
        return stall.look(progress, START.plusSeconds(seconds)).readiness();
    }
}
