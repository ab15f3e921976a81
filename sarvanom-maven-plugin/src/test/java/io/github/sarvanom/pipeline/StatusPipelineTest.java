package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusPipelineTest {
    @Test
    void podsThatAreNotUpdatedAreOld() {
        assertThat(StatusPipeline.earlier(deployment(4, 4, 3, 1))).isEqualTo(2);
    }

    @Test
    void noneIsOldWhenAllAreUpdated() {
        assertThat(StatusPipeline.earlier(deployment(4, 4, 2, 2))).isZero();
    }

    @Test
    void allAreOldWhileNobodyHasSeenWhatIsWanted() {
        assertThat(StatusPipeline.earlier(deployment(5, 4, 2, 2))).isEqualTo(2);
    }

    private static LiveObject deployment(int generation, int seen, int pods, int updated) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("namespace", "shop", "name", "web", "generation", generation),
                "status",
                Map.of("observedGeneration", seen, "replicas", pods, "updatedReplicas", updated)));
    }
}
