package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven is killed while real pods are being replaced; the same command then brings the release to its end. */
@OnTestbed
class KilledOnRealPodsIT {
    private static final int ENDED_BY_SIGTERM = 143;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration OFTEN = Duration.ofMillis(50);

    private final Testbed testbed;
    private final FreshNamespace namespace;
    private final Workplace workplace;

    KilledOnRealPodsIT(Testbed testbed, FreshNamespace namespace, @TempDir Path folder) {
        this.testbed = testbed;
        this.namespace = namespace;
        workplace = new Workplace(folder, "own-tests");
        workplace.sets("KUBECONFIG", testbed.kubeconfig().toString());
        workplace.alwaysTypes(
                "-Pstaging",
                "-Dsarvanom.cluster=testbed",
                "-Dsarvanom.namespace=" + namespace.name(),
                "-Dsarvanom.registry=" + testbed.registry() + "/killed",
                "-Dsarvanom.baseImage=" + testbed.baseImage(),
                "sarvanom:deploy");
    }

    @Test
    void theSameCommandGoesOn() {
        workplace.types().succeeded();
        changes("hello from the pod", "hello after kill -9");
        begunAndRolling(2).kill9();
        assertThat(workplace.types().succeeded().output())
                .contains("has died; this one takes over", "released  hello to staging");
        converged("hello after kill -9", "succeeded", "interrupted", "succeeded");
        changes("hello after kill -9", "hello after SIGTERM");
        Typed ended = begunAndRolling(3).terminate().ended();
        assertThat(ended.exit()).as(ended.output()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(ended.output()).contains("interrupted: revision 4 was ended half-way");
        assertThat(workplace.types().succeeded().output()).contains("released  hello to staging");
        converged("hello after SIGTERM", "succeeded", "interrupted", "succeeded", "interrupted", "succeeded");
    }

    private void changes(String before, String after) {
        workplace.write("pom.xml", workplace.read("pom.xml").replace(before, after));
    }

    /** Killed when the Deployment is of that generation, and its new pod is not ready yet. */
    private Typed begunAndRolling(long generation) {
        Typed typed = workplace.begins();
        await().atMost(PATIENCE)
                .pollInterval(OFTEN)
                .until(() -> !typed.isRunning() || deployment().getMetadata().getGeneration() >= generation);
        assertThat(typed.isRunning()).as(typed.output()).isTrue();
        assertThat(isReady(deployment())).as("in the midst of it").isFalse();
        return typed;
    }

    private void converged(String greeting, String... outcomes) {
        assertThat(isReady(deployment())).isTrue();
        assertThat(testbed.client()
                        .configMaps()
                        .inNamespace(namespace.name())
                        .list()
                        .getItems())
                .as("what runs is what was asked for")
                .anyMatch(map -> map.toString().contains(greeting));
        assertThat(heads())
                .extracting(head -> head.getMetadata().getLabels().get("sarvanom.github.io/outcome"))
                .containsExactlyInAnyOrder(outcomes);
        assertThat(testbed.client()
                        .leases()
                        .inNamespace(namespace.name())
                        .list()
                        .getItems())
                .singleElement()
                .satisfies(lease -> assertThat(
                                Objects.requireNonNullElse(lease.getSpec().getHolderIdentity(), ""))
                        .isEmpty());
    }

    private List<ConfigMap> heads() {
        return testbed.client()
                .configMaps()
                .inNamespace(namespace.name())
                .withLabel("sarvanom.github.io/record", "head")
                .list()
                .getItems();
    }

    private Deployment deployment() {
        return Objects.requireNonNull(testbed.client()
                .apps()
                .deployments()
                .inNamespace(namespace.name())
                .withName("hello")
                .get());
    }

    private static boolean isReady(Deployment deployment) {
        long wanted = deployment.getSpec().getReplicas();
        return Objects.equals(
                        deployment.getStatus().getObservedGeneration(),
                        deployment.getMetadata().getGeneration())
                && wanted == Objects.requireNonNullElse(deployment.getStatus().getUpdatedReplicas(), 0)
                && wanted == Objects.requireNonNullElse(deployment.getStatus().getReplicas(), 0)
                && wanted == Objects.requireNonNullElse(deployment.getStatus().getReadyReplicas(), 0);
    }
}
