package io.github.sarvanom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodFluent;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a kubelet does with a pod and says of it: the same of a real one, and of the rehearsal's whose pods are processes. */
abstract class PodContract {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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

    @Test
    void startsWhatCrashesAgainAndBacksOff() {
        create(with(
                pod("crashing"),
                container ->
                        container.addNewEnv().withName("CRASH").withValue("3").endEnv()));
        await().atMost(PATIENCE).until(() -> waitingReason("crashing").equals("CrashLoopBackOff"));

        ContainerStatus status = status("crashing");
        assertThat(status.getRestartCount()).isEqualTo(1);
        assertThat(status.getReady()).isFalse();
        assertThat(status.getStarted()).isFalse();
        assertThat(status.getState().getWaiting().getMessage())
                .isEqualTo("back-off 10s restarting failed container=web pod=crashing_" + namespace() + "("
                        + read("crashing").getMetadata().getUid() + ")");
        assertThat(status.getLastState().getTerminated())
                .returns(3, ContainerStateTerminated::getExitCode)
                .returns("Error", ContainerStateTerminated::getReason);
        assertThat(messages("crashing"))
                .contains("Back-off restarting failed container web in pod crashing_" + namespace() + "("
                        + read("crashing").getMetadata().getUid() + ")");
        assertThat(read("crashing").getStatus().getPhase()).isEqualTo("Running");
        assertThat(client().pods()
                        .inNamespace(namespace())
                        .withName("crashing")
                        .terminated()
                        .getLog())
                .isEqualTo("no database at db:5432\n");
        await().atMost(PATIENCE).until(() -> status("crashing").getRestartCount() == 2);
    }

    @Test
    void holdsBackWhatIsNotReady() {
        create(pod("moody"));
        awaitReady("moody");
        ask("moody", "/be/503");
        await().atMost(PATIENCE).until(() -> !status("moody").getReady());

        assertThat(messages("moody")).contains("Readiness probe failed: HTTP probe failed with statuscode: 503");
        assertThat(read("moody").getStatus().getConditions())
                .filteredOn(condition -> List.of("Ready", "ContainersReady").contains(condition.getType()))
                .hasSize(2)
                .allSatisfy(condition -> {
                    assertThat(condition.getStatus()).isEqualTo("False");
                    assertThat(condition.getReason()).isEqualTo("ContainersNotReady");
                    assertThat(condition.getMessage()).isEqualTo("containers with unready status: [web]");
                });
        assertThat(status("moody").getStarted()).isTrue();
        ask("moody", "/be/200");
        awaitReady("moody");
        assertThat(status("moody").getRestartCount()).isZero();
    }

    @Test
    void restartsWhatIsNotAlive() {
        create(with(
                pod("sick"),
                container -> container.withLivenessProbe(
                        probe().withInitialDelaySeconds(2).build())));
        awaitReady("sick");
        ask("sick", "/be/500");
        await().atMost(PATIENCE).until(() -> status("sick").getRestartCount() == 1);
        awaitReady("sick");

        assertThat(messages("sick"))
                .contains(
                        "Liveness probe failed: HTTP probe failed with statuscode: 500",
                        "Container web failed liveness probe, will be restarted");
        assertThat(status("sick").getLastState().getTerminated())
                .returns(143, ContainerStateTerminated::getExitCode)
                .returns("Error", ContainerStateTerminated::getReason);
        assertThat(client().pods()
                        .inNamespace(namespace())
                        .withName("sick")
                        .terminated()
                        .getLog())
                .isEqualTo("listens on 8080\ntold to stop\n");
    }

    @Test
    void saysWhereNobodyListens() {
        create(with(
                pod("elsewhere"),
                container -> container.withStartupProbe(
                        probe().editHttpGet().withNewPort(8081).endHttpGet().build())));
        await().atMost(PATIENCE).until(() -> reasons("elsewhere").contains("Killing"));

        String address = read("elsewhere").getStatus().getPodIP() + ":8081";
        assertThat(messages("elsewhere"))
                .contains(
                        "Startup probe failed: Get \"http://" + address + "/health\": dial tcp " + address
                                + ": connect: connection refused",
                        "Container web failed startup probe, will be restarted");
        assertThat(status("elsewhere").getStarted()).isFalse();
    }

    @Test
    void givesTheEnvironmentThatThePodDescribes() {
        client().resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("told")
                        .withNamespace(namespace())
                        .endMetadata()
                        .addToData("GREETING", "hello")
                        .addToData("PORT", "1")
                        .build())
                .create();
        client().resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("hidden")
                        .withNamespace(namespace())
                        .endMetadata()
                        .addToStringData("word", "open sesame")
                        .build())
                .create();
        create(with(
                        pod("told"),
                        container -> container
                                .addNewEnvFrom()
                                .withNewConfigMapRef()
                                .withName("told")
                                .endConfigMapRef()
                                .endEnvFrom()
                                .addNewEnv()
                                .withName("WORD")
                                .withNewValueFrom()
                                .withNewSecretKeyRef("word", "hidden", false)
                                .endValueFrom()
                                .endEnv()
                                .addNewEnv()
                                .withName("SENTENCE")
                                .withValue("$(GREETING), $(NOBODY), $$(GREETING)")
                                .endEnv()
                                .addNewEnv()
                                .withName("WHERE")
                                .withNewValueFrom()
                                .withNewFieldRef("v1", "metadata.namespace")
                                .endValueFrom()
                                .endEnv()
                                .addNewEnv()
                                .withName("FILE")
                                .withValue("/etc/told/GREETING")
                                .endEnv()
                                .addNewVolumeMount()
                                .withName("told")
                                .withMountPath("/etc/told")
                                .endVolumeMount())
                .editSpec()
                .addNewVolume()
                .withName("told")
                .withNewConfigMap()
                .withName("told")
                .endConfigMap()
                .endVolume()
                .endSpec());
        awaitReady("told");

        assertThat(ask("told", "/env/GREETING")).isEqualTo("hello");
        assertThat(ask("told", "/env/PORT")).isEqualTo("8080");
        assertThat(ask("told", "/env/WORD")).isEqualTo("open sesame");
        assertThat(ask("told", "/env/SENTENCE")).isEqualTo("hello, $(NOBODY), $(GREETING)");
        assertThat(ask("told", "/env/WHERE")).isEqualTo(namespace());
        assertThat(ask("told", "/env/HOSTNAME")).isEqualTo("told");
        assertThat(ask("told", "/env/USER")).isEqualTo("null");
        assertThat(ask("told", "/file/FILE")).isEqualTo("hello");
    }

    @Test
    void leadsThroughAServiceToWhatIsReadyOnly() {
        create(pod("caller"));
        create(pod("callee"));
        client().resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("door")
                        .withNamespace(namespace())
                        .endMetadata()
                        .withNewSpec()
                        .addToSelector("app", "callee")
                        .addNewPort()
                        .withPort(80)
                        .withNewTargetPort("http")
                        .endPort()
                        .endSpec()
                        .build())
                .create();
        awaitReady("caller");
        awaitReady("callee");

        await().atMost(PATIENCE)
                .until(() -> ask("caller", "/call/door/env/HOSTNAME").equals("200 callee"));
        assertThat(ask("caller", "/call/localhost:8080/env/HOSTNAME")).isEqualTo("200 caller");
        ask("callee", "/be/503");
        await().atMost(PATIENCE)
                .until(() -> ask("caller", "/call/door/env/HOSTNAME").startsWith("ConnectException"));
        assertThat(ask("caller", "/call/nobody/")).startsWith("UnknownHostException");
    }

    @Test
    void letsAProgramEndInItsOwnTime() {
        create(pod("going"));
        awaitReady("going");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (LogWatch watch =
                client().pods().inNamespace(namespace()).withName("going").watchLog(log)) {
            client().pods().inNamespace(namespace()).withName("going").delete();
            await().atMost(PATIENCE).until(() -> read("going") == null);
            await().atMost(PATIENCE)
                    .until(() -> log.toString(StandardCharsets.UTF_8).equals("listens on 8080\ntold to stop\n"));
        }
        assertThat(messages("going")).contains("Stopping container web");
    }

    private static PodBuilder with(PodBuilder pod, UnaryOperator<ContainerBuilder> change) {
        Container changed = change.apply(
                        new ContainerBuilder(pod.buildSpec().getContainers().get(0)))
                .build();
        return pod.editSpec().withContainers(changed).endSpec();
    }

    private String waitingReason(String pod) {
        return read(pod).getStatus().getContainerStatuses().stream()
                .map(status -> status.getState().getWaiting())
                .filter(Objects::nonNull)
                .map(waiting -> waiting.getReason())
                .findFirst()
                .orElse("");
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
        await().atMost(PATIENCE)
                .until(() -> !read(name).getStatus().getContainerStatuses().isEmpty()
                        && status(name).getReady());
    }

    private List<Event> events(String pod) {
        return client().v1()
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
            return http.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
