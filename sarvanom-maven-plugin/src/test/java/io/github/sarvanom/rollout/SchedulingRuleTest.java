package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pod that finds no node, and what may make room for it. */
class SchedulingRuleTest {
    private final Recorded full = Recorded.load("unschedulable");
    private final WatchedCluster cluster = new WatchedCluster();
    private final Script script = new Script();

    @Test
    void aFullNodeIsGivenUpSoonWhenNobodyMakesNodes() {
        cluster.present.put("Node", List.of(node("4")));
        script.at(400, full.objects());
        assertThat(outcome()).isEqualTo("SRV-701 after 8400 ms");
    }

    /** The neighbour's earlier pod leaves when the new one is up. */
    @Test
    void itIsWaitedForWhileANeighbourComesUp() {
        cluster.present.put("Node", List.of(node("4")));
        script.at(400, full.objects()).at(400, neighbour()).deletedAt(60_000, neighbour());
        assertThat(outcome()).isEqualTo("SRV-701 after 68000 ms");
    }

    @Test
    void whatAsksForMoreThanAnyNodeHasIsNotHelpedByANeighbour() {
        cluster.present.put("Node", List.of(node("100m")));
        List<LiveObject> asking = full.objects().stream()
                .map(object -> object.id().kind().equals("Pod") ? asking(object, "200m") : object)
                .toList();
        script.at(400, asking).at(400, neighbour());
        assertThat(outcome()).isEqualTo("SRV-701 after 8400 ms");
    }

    /** Who cannot be placed since the only node is short of disk is told so, not to tolerate its taint. */
    @Test
    void aNodeThatMayRecoverIsWaitedFor() {
        cluster.present.put("Node", List.of(node("4")));
        script.at(400, saying("1 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }"));
        assertThat(outcome()).isEqualTo("SRV-902 after 120400 ms");
    }

    /** As Kubernetes 1.34 says it. */
    @Test
    void whichTaintItIsTellsTheNode() {
        LiveObject lost = Recorded.with(
                node("4"),
                List.of(Map.of("key", "node.kubernetes.io/unreachable", "effect", "NoSchedule")),
                "spec",
                "taints");
        cluster.present.put("Node", List.of(lost));
        script.at(400, saying("1 node(s) had untolerated taint(s)"));
        assertThat(outcome()).isEqualTo("SRV-901 after 120400 ms");
    }

    @Test
    void aTaintOfSomebodyElsesMakingStaysOne() {
        LiveObject apart =
                Recorded.with(node("4"), List.of(Map.of("key", "gpu", "effect", "NoSchedule")), "spec", "taints");
        cluster.present.put("Node", List.of(apart));
        script.at(400, saying("1 node(s) had untolerated taint(s)"));
        assertThat(outcome()).isEqualTo("SRV-703 after 8400 ms");
    }

    private List<LiveObject> saying(String why) {
        Map<String, Object> condition = Map.of(
                "type",
                "PodScheduled",
                "status",
                "False",
                "reason",
                "Unschedulable",
                "message",
                "0/1 nodes are available: " + why + ".");
        return full.objects().stream()
                .map(object -> object.id().kind().equals("Pod")
                        ? Recorded.with(object, List.of(condition), "status", "conditions")
                        : object)
                .toList();
    }

    private String outcome() {
        LiveObject applied = Recorded.with(full.workload(), Map.of(), "status");
        RolloutOutcome outcome = new RolloutWaiter(
                        cluster, text -> text, Origins.unknown(), script, new Heard(), script)
                .await(new AppliedSet(Map.of(applied.id(), applied)), RolloutDeadline.said(Duration.ofMinutes(5)));
        return outcome instanceof RolloutOutcome.Failed failed
                ? failed.failures().get(0).diagnoses().get(0).cause().code() + " after "
                        + failed.took().toMillis() + " ms"
                : outcome.toString();
    }

    private static LiveObject asking(LiveObject pod, String cpu) {
        Map<String, Object> container = Map.of("name", "web", "resources", Map.of("requests", Map.of("cpu", cpu)));
        return Recorded.with(pod, List.of(container), "spec", "containers");
    }

    private LiveObject neighbour() {
        LiveObject pod = full.objects().stream()
                .filter(object -> object.id().kind().equals("Pod"))
                .findFirst()
                .orElseThrow();
        LiveObject other =
                Recorded.with(Recorded.with(pod, "neighbour", "metadata", "name"), "other", "metadata", "uid");
        return Recorded.with(
                Recorded.with(other, List.of(), "metadata", "ownerReferences"),
                new ArrayList<>(List.of(Map.of("type", "PodScheduled", "status", "True"))),
                "status",
                "conditions");
    }

    private static LiveObject node(String cpu) {
        return LiveObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Node",
                "metadata",
                Map.of("name", "node1"),
                "status",
                Map.of("allocatable", Map.of("cpu", cpu, "memory", "8Gi"))));
    }
}
