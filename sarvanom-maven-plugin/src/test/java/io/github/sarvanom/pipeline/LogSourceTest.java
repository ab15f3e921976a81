package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.manifests.Json;
import org.junit.jupiter.api.Test;

/** Which containers have a log to be read. */
class LogSourceTest {
    private static final String POD = """
            {"apiVersion": "v1", "kind": "Pod",
             "metadata": {"name": "gateway-1", "namespace": "shop", "uid": "u1",
                          "labels": {"app": "gateway", "app.kubernetes.io/name": "gateway"}},
             "status": {"containerStatuses": [
               {"name": "gateway", "restartCount": %d, "state": {"%s": {}}},
               {"name": "sidecar", "restartCount": 0, "state": {"waiting": {"reason": "ContainerCreating"}}}]}}
            """;

    @Test
    void oneThatRunsHasOneThatWaitsHasNot() {
        assertThat(LogSource.of(pod(0, "running"))).singleElement().satisfies(source -> {
            assertThat(source.service()).isEqualTo("gateway");
            assertThat(source.container().pod()).isEqualTo("gateway-1");
            assertThat(source.container().name()).isEqualTo("gateway");
        });
        assertThat(LogSource.of(pod(1, "waiting"))).isEmpty();
    }

    @Test
    void everyStartIsASourceOfItsOwn() {
        assertThat(LogSource.of(pod(0, "running")).get(0).run())
                .isEqualTo(LogSource.of(pod(0, "terminated")).get(0).run())
                .isNotEqualTo(LogSource.of(pod(1, "running")).get(0).run());
    }

    @Test
    void aContainerThatWasStartedAgainHasTheRunBefore() {
        assertThat(LogSource.before(pod(0, "running"))).isEmpty();
        assertThat(LogSource.before(pod(2, "waiting"))).singleElement().satisfies(source -> {
            assertThat(source.end()).isEqualTo(PodLogs.Mode.BEFORE_RESTART);
            assertThat(source.run())
                    .isEqualTo(LogSource.of(pod(1, "running")).get(0).run());
        });
    }

    private static LiveObject pod(int restarts, String state) {
        return LiveObject.of(Json.tree(POD.formatted(restarts, state)));
    }
}
