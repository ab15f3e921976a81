package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.UnaskedCluster;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void aLogThatTheNodeHasTakenAwayIsNone() {
        Environment shop = Shop.of("evidence").environment(new ClusterTarget.Context("kind-dev", Optional.empty()));
        Discretion discretion = new Discretion(Secrecy.of(shop, new RestartedPod()), Optional.empty());
        Map<String, String> files = new Evidence(new RestartedPod(), discretion).of(shop, List.of());
        assertThat(files).containsKey("pod-web-1-web.log").doesNotContainKey("pod-web-1-web-previous.log");
    }

    @Test
    void theFirst8MibAreRecordedInWholeFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("problems.txt", "worker cannot become ready");
        files.put("pod-web.log", "w".repeat(5 * MIB));
        files.put("pod-worker.log", "v".repeat(4 * MIB));
        assertThat(Evidence.forTheRecord(files)).containsOnlyKeys("problems.txt", "pod-web.log");
    }

    @Test
    void whatFitsIsRecordedToTheLastCharacter() {
        Map<String, String> files = Map.of("pod-web.log", "w".repeat(8 * MIB));
        assertThat(Evidence.forTheRecord(files)).isEqualTo(files);
    }

    /** The log of its run before is gone already. */
    private static final class RestartedPod extends UnaskedCluster {
        @Override
        public Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector) {
            return kind.equals("Pod")
                    ? List.of(LiveObject.of(Map.of(
                            "apiVersion",
                            "v1",
                            "kind",
                            "Pod",
                            "metadata",
                            Map.of("namespace", namespace, "name", "web-1"),
                            "status",
                            Map.of("containerStatuses", List.of(Map.of("name", "web", "restartCount", 1))))))
                    : List.of();
        }

        @Override
        public String log(String namespace, String pod, String container, LogInstance instance, int lines) {
            return instance == LogInstance.PREVIOUS
                    ? "unable to retrieve container logs for containerd://20052726ea4e"
                    : "no table orders\n";
        }
    }
}
