package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pod whose node says nothing any more: no event tells, and the pod's state stays as it was. */
class NodeRuleTest {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Recorded ready = Recorded.load("ready");
    private final WatchedCluster cluster = new WatchedCluster();
    private final Script script = new Script();
    private final Heard heard = new Heard();

    @Test
    void aPodThatItsNodeHasNotTakenMakesTheNodeAskedForAndNamed() {
        script.at(400, bound()).happensAt(10_000, () -> nodeIs("Unknown")).at(90_000);
        assertThat(awaited()).isInstanceOf(RolloutOutcome.TimedOut.class);
        assertThat(heard.lines)
                .filteredOn(line -> line.startsWith("doubted"))
                .singleElement()
                .asString()
                .contains("SRV-901 1")
                .endsWith("until 60000 ms");
    }

    @Test
    void aNodeThatComesBackIsSaidToBeBack() {
        script.at(400, bound())
                .happensAt(10_000, () -> nodeIs("Unknown"))
                .happensAt(30_000, () -> nodeIs("True"))
                .at(40_000, ready.objects())
                .at(40_000, ready.workload());
        assertThat(awaited()).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.lines).filteredOn(line -> line.contains("SRV-901")).hasSize(2);
    }

    @Test
    void aNodeThatIsWellIsNoNews() {
        nodeIs("True");
        script.at(400, bound()).at(20_000, ready.objects()).at(20_000, ready.workload());
        assertThat(awaited()).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.doubts).isEmpty();
    }

    private RolloutOutcome awaited() {
        LiveObject applied = Recorded.with(ready.workload(), Map.of(), "status");
        return new RolloutWaiter(cluster, text -> text, Origins.unknown(), script, heard, script)
                .await(new AppliedSet(Map.of(applied.id(), applied)), RolloutDeadline.said(DEADLINE));
    }

    /** As the scheduler leaves a pod, before any kubelet has seen it. */
    private List<LiveObject> bound() {
        return ready.objects().stream()
                .filter(object -> !object.id().kind().equals("Event"))
                .map(object -> object.id().kind().equals("Pod") ? bound(object) : object)
                .map(object -> object.equals(ready.workload())
                        ? Recorded.with(object, 0, "status", "availableReplicas")
                        : object)
                .toList();
    }

    private static LiveObject bound(LiveObject pod) {
        Map<String, Object> scheduled = Map.of("type", "PodScheduled", "status", "True");
        return Recorded.with(
                Recorded.with(pod, Map.of("phase", "Pending", "conditions", List.of(scheduled)), "status"),
                "node1",
                "spec",
                "nodeName");
    }

    private void nodeIs(String readiness) {
        Map<String, Object> condition =
                Map.of("type", "Ready", "status", readiness, "message", "Kubelet stopped posting node status.");
        cluster.present.put(
                "Node",
                List.of(LiveObject.of(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Node",
                        "metadata",
                        Map.of("name", "node1"),
                        "status",
                        Map.of("conditions", List.of(condition))))));
    }
}
