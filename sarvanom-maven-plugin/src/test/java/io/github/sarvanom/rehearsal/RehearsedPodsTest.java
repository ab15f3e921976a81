package io.github.sarvanom.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How pods of a rehearsal become ready, or do not. */
class RehearsedPodsTest {
    @TempDir
    private Path folder;

    private RehearsalCluster open() {
        return RehearsalCluster.open(folder, Clock.systemUTC());
    }

    private void rehearse(Behaviour.Fate fate, BiConsumer<Pod, List<Event>> judge) {
        Behaviour behaviour =
                new Behaviour(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(50), image -> fate);
        try (RehearsalCluster cluster = RehearsalCluster.open(folder, Clock.systemUTC(), behaviour)) {
            KubernetesClient client = Samples.client(cluster);
            client.resource(Samples.deployment("example.invalid/web:1")).create();
            await().atMost(Samples.PATIENCE).untilAsserted(() -> {
                List<Pod> pods = client.pods().inNamespace("default").list().getItems();
                assertThat(pods).hasSize(1);
                judge.accept(
                        pods.get(0),
                        client.v1().events().inNamespace("default").list().getItems());
            });
            assertThat(client.resource(Samples.deployment("")).get().getStatus().getReadyReplicas())
                    .isNull();
        }
    }

    private static ContainerStatus only(Pod pod) {
        assertThat(pod.getStatus().getContainerStatuses()).hasSize(1);
        return pod.getStatus().getContainerStatuses().get(0);
    }

    @Test
    void anImageThatIsNotThereIsNotPulled() {
        rehearse(Behaviour.Fate.IMAGE_NOT_FOUND, (pod, events) -> {
            ContainerState state = only(pod).getState();
            assertThat(state.getWaiting().getReason()).isEqualTo("ImagePullBackOff");
            assertThat(state.getWaiting().getMessage())
                    .startsWith("Back-off pulling image \"example.invalid/web:1\"")
                    .endsWith("example.invalid/web:1: not found");
            assertThat(pod.getStatus().getPhase()).isEqualTo("Pending");
            assertThat(events)
                    .extracting(Event::getType, Event::getReason, Event::getMessage)
                    .contains(
                            tuple("Warning", "Failed", "Error: ErrImagePull"),
                            tuple("Warning", "Failed", "Error: ImagePullBackOff"));
        });
    }

    @Test
    void aContainerThatCrashesIsRestarted() {
        rehearse(Behaviour.Fate.CRASHES, (pod, events) -> {
            assertThat(only(pod).getRestartCount()).isGreaterThanOrEqualTo(2);
            assertThat(only(pod).getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
            assertThat(only(pod).getLastState().getTerminated().getExitCode()).isEqualTo(1);
            assertThat(events).extracting(Event::getReason).contains("BackOff");
        });
    }

    @Test
    void aContainerThatIsNeverReadyRuns() {
        rehearse(Behaviour.Fate.NEVER_READY, (pod, events) -> {
            assertThat(only(pod).getState().getRunning()).isNotNull();
            assertThat(only(pod).getReady()).isFalse();
            assertThat(events).extracting(Event::getReason).contains("Unhealthy");
        });
    }

    @Test
    void aMissingSecretKeepsTheContainerFromBeingMade() {
        Deployment web = new DeploymentBuilder(Samples.deployment("example.invalid/web:1"))
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .addNewEnvFrom()
                .withNewSecretRef()
                .withName("missing")
                .endSecretRef()
                .endEnvFrom()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        try (RehearsalCluster cluster = open()) {
            KubernetesClient client = Samples.client(cluster);
            client.resource(web).create();
            await().atMost(Samples.PATIENCE).untilAsserted(() -> {
                List<Pod> pods = client.pods().inNamespace("default").list().getItems();
                assertThat(pods).hasSize(1);
                assertThat(only(pods.get(0)).getState().getWaiting().getReason())
                        .isEqualTo("CreateContainerConfigError");
                assertThat(only(pods.get(0)).getState().getWaiting().getMessage())
                        .isEqualTo("secret \"missing\" not found");
            });
            client.resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName("missing")
                            .withNamespace("default")
                            .endMetadata()
                            .build())
                    .create();
            await().atMost(Samples.PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    client.resource(web).get().getStatus().getAvailableReplicas())
                            .isEqualTo(1));
        }
    }

    @Test
    void aLogSaysThatNothingRan() {
        try (RehearsalCluster cluster = open()) {
            KubernetesClient client = Samples.client(cluster);
            client.resource(Samples.deployment("example.invalid/web:1")).create();
            await().atMost(Samples.PATIENCE)
                    .untilAsserted(() -> assertThat(client.resource(Samples.deployment(""))
                                    .get()
                                    .getStatus()
                                    .getAvailableReplicas())
                            .isEqualTo(1));
            String pod = client.pods()
                    .inNamespace("default")
                    .list()
                    .getItems()
                    .get(0)
                    .getMetadata()
                    .getName();
            assertThat(client.pods().inNamespace("default").withName(pod).getLog())
                    .startsWith("This is a rehearsal: container web of pod " + pod);
        }
    }
}
