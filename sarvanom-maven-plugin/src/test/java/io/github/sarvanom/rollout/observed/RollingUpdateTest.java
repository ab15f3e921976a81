package io.github.sarvanom.rollout.observed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many pods at a time, rounded as each controller rounds. */
class RollingUpdateTest {
    @Test
    void aDeploymentRoundsWhatIsTooMuchUpAndWhatIsMissingDown() {
        assertThat(deployment(Map.of(), 3)).isEqualTo(new RollingUpdate(1, 0));
        assertThat(deployment(Map.of(), 10)).isEqualTo(new RollingUpdate(3, 2));
        assertThat(deployment(Map.of("maxSurge", 2, "maxUnavailable", "50%"), 5))
                .isEqualTo(new RollingUpdate(2, 2));
    }

    @Test
    void whereBothComeToNothingOneMayBeMissing() {
        assertThat(deployment(Map.of("maxSurge", 0, "maxUnavailable", "25%"), 3))
                .isEqualTo(new RollingUpdate(0, 1));
    }

    @Test
    void recreatedPodsLeaveTogether() {
        LiveObject recreated = workload("Deployment", Map.of("strategy", Map.of("type", "Recreate")));
        assertThat(RollingUpdate.of(recreated, 4)).isEqualTo(new RollingUpdate(0, 4));
    }

    @Test
    void aDaemonSetRenewsOneNodeAfterTheOtherAndRoundsUp() {
        assertThat(RollingUpdate.of(workload("DaemonSet", Map.of()), 4)).isEqualTo(new RollingUpdate(0, 1));
        Map<String, Object> wide =
                Map.of("updateStrategy", Map.of("rollingUpdate", Map.of("maxUnavailable", "30%", "maxSurge", "0%")));
        assertThat(RollingUpdate.of(workload("DaemonSet", wide), 4)).isEqualTo(new RollingUpdate(0, 2));
    }

    @Test
    void wavesAreCountedUp() {
        assertThat(new RollingUpdate(1, 0).waves(3)).isEqualTo(3);
        assertThat(new RollingUpdate(2, 2).waves(5)).isEqualTo(2);
        assertThat(new RollingUpdate(0, 0).waves(0)).isEqualTo(1);
    }

    private static RollingUpdate deployment(Map<String, Object> rolling, long wanted) {
        Map<String, Object> strategy = Map.of("type", "RollingUpdate", "rollingUpdate", rolling);
        return RollingUpdate.of(workload("Deployment", Map.of("strategy", strategy)), wanted);
    }

    private static LiveObject workload(String kind, Map<String, Object> spec) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                kind,
                "metadata",
                Map.of("name", "w", "namespace", "n"),
                "spec",
                spec));
    }
}
