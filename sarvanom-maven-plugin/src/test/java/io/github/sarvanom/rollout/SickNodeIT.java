package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.testbed.Simulated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A node that falls ill in the midst of a rollout. API server, scheduler and controllers are real; what a kubelet would say is said
 * here, since the one real node of a test bed is needed by all other suites.
 */
class SickNodeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<String, Quantity> ROOM =
            Map.of("cpu", new Quantity("4"), "memory", new Quantity("8Gi"), "pods", new Quantity("20"));

    private final Simulated simulated = Simulated.require();
    private final String name = Simulated.freshName();

    @BeforeEach
    void makeNode() {
        Namespace home = new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
        simulated.client().resource(home).create();
        Node node = new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("testbed/own", name)
                .endMetadata()
                .withNewStatus()
                .withCapacity(ROOM)
                .withAllocatable(ROOM)
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
        simulated.client().resource(node).create();
        await().atMost(PATIENCE)
                .until(() -> simulated
                                .client()
                                .serviceAccounts()
                                .inNamespace(name)
                                .withName("default")
                                .get()
                        != null);
    }

    @Test
    void aNodeThatFailsBeforeItsPodsHaveBegunIsNamed() throws Exception {
        RolloutOutcome outcome = outcome(() -> says("Ready", "False", "container runtime is down"));
        assertThat(causes(outcome)).startsWith(Cause.NODE_NOT_READY);
    }

    @Test
    void aNodeThatIsShortOfDiskIsNamedBesideTheEviction() throws Exception {
        RolloutOutcome outcome = outcome(() -> {
            says("DiskPressure", "True", "kubelet has disk pressure");
            evict();
        });
        assertThat(causes(outcome)).contains(Cause.EVICTED, Cause.NODE_PRESSURE);
    }

    /** Of a rollout whose pod is on the node when that falls ill. */
    private RolloutOutcome outcome(Runnable illness) throws Exception {
        try (LiveWait live = new LiveWait(simulated.connect())) {
            CompletableFuture<RolloutOutcome> rollout =
                    CompletableFuture.supplyAsync(() -> live.run(List.of(deployment()), name, Duration.ofSeconds(25)));
            await().atMost(PATIENCE)
                    .until(() ->
                            pods().anyMatch(pod -> name.equals(pod.getSpec().getNodeName())));
            illness.run();
            return rollout.get();
        }
    }

    /** As a kubelet reports it. */
    private void says(String condition, String status, String message) {
        simulated
                .client()
                .nodes()
                .withName(name)
                .editStatus(node -> new NodeBuilder(node)
                        .editStatus()
                        .removeMatchingFromConditions(each -> each.getType().equals(condition))
                        .addNewCondition()
                        .withType(condition)
                        .withStatus(status)
                        .withMessage(message)
                        .endCondition()
                        .endStatus()
                        .build());
    }

    /** Kubernetes, "Node-pressure Eviction": the kubelet sets the pod's phase to Failed. */
    private void evict() {
        pods().forEach(pod -> {
            pod.setStatus(new PodStatusBuilder()
                    .withPhase("Failed")
                    .withReason("Evicted")
                    .withMessage("The node was low on resource: ephemeral-storage.")
                    .build());
            simulated.client().resource(pod).updateStatus();
        });
    }

    private Stream<Pod> pods() {
        return simulated.client().pods().inNamespace(name).list().getItems().stream();
    }

    private Map<String, Object> deployment() {
        Map<String, Object> container = Map.of("name", "web", "image", "web:1");
        return OneService.of(Map.of("nodeSelector", Map.of("testbed/own", name), "containers", List.of(container)));
    }

    private static List<Cause> causes(RolloutOutcome outcome) {
        List<WorkloadFailure> failures = new ArrayList<>();
        if (outcome instanceof RolloutOutcome.Failed failed) {
            failures.addAll(failed.failures());
        } else if (outcome instanceof RolloutOutcome.TimedOut timedOut) {
            failures.addAll(timedOut.missing());
        }
        return failures.stream()
                .flatMap(failure -> failure.diagnoses().stream())
                .map(diagnosis -> diagnosis.cause())
                .toList();
    }

    @AfterEach
    void removeNode() {
        simulated.client().nodes().withName(name).delete();
        simulated.client().pods().inNamespace(name).withGracePeriod(0).delete();
        simulated.client().namespaces().withName(name).delete();
        simulated.close();
    }
}
