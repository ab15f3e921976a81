package io.github.sarvanom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodFluent;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a kubelet does with a pod and says of it: the same of a real one, and of the rehearsal's whose pods are processes. */
abstract class PodContract {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    abstract KubernetesClient client();

    abstract String namespace();

    /** {@link SmallProgram}. */
    abstract String image();

    @Test
    void runsWhatIsHealthyAndSaysSo() {
        create(pod("healthy"));
        awaitReady("healthy");

        ContainerStatus status = status("healthy");
        assertThat(status.getStarted()).isTrue();
        assertThat(status.getRestartCount()).isZero();
        assertThat(status.getState().getRunning().getStartedAt()).isNotEmpty();
        assertThat(reasons("healthy")).startsWith("Scheduled", "Pulled", "Created", "Started");
        assertThat(messages("healthy")).contains("Created container: web", "Started container web");
    }

    private PodFluent<PodBuilder>.SpecNested<PodBuilder> unfinished(String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(5L);
    }

    final PodBuilder pod(String name) {
        return unfinished(name)
                .addNewContainer()
                .withName("web")
                .withImage(image())
                .addNewEnv()
                .withName("PORT")
                .withValue("8080")
                .endEnv()
                .addNewPort()
                .withName("http")
                .withContainerPort(8080)
                .endPort()
                .withReadinessProbe(probe().build())
                .endContainer()
                .endSpec();
    }

    static ProbeBuilder probe() {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath("/health")
                .withNewPort("http")
                .endHttpGet()
                .withPeriodSeconds(1)
                .withFailureThreshold(2);
    }

    final void create(PodBuilder pod) {
        await().atMost(PATIENCE)
                .ignoreExceptions() // the namespace's service account is made a moment after the namespace
                .until(() -> client().pods().resource(pod.build()).create() != null);
    }

    final Pod read(String name) {
        return client().pods().inNamespace(namespace()).withName(name).get();
    }

    final ContainerStatus status(String name) {
        return read(name).getStatus().getContainerStatuses().get(0);
    }

    final void awaitReady(String name) {
        await().atMost(PATIENCE).until(() -> !read(name).getStatus().getContainerStatuses().isEmpty()
                && status(name).getReady());
    }

    private List<Event> events(String pod) {
        return client()
                .v1()
                .events()
                .inNamespace(namespace())
                .withField("involvedObject.name", pod)
                .list()
                .getItems();
    }

    final List<String> reasons(String pod) {
        return events(pod).stream().map(Event::getReason).toList();
    }

    final List<String> messages(String pod) {
        return events(pod).stream().map(Event::getMessage).toList();
    }

    final String ask(String pod, String path) {
        try {
            URI address = URI.create("http://" + read(pod).getStatus().getPodIP() + ":8080" + path);
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
