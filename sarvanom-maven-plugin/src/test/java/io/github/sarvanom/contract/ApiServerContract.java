package io.github.sarvanom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What an API server has to answer, verb by verb. Runs against the rehearsal in every build, and against a real API server where
 * there is one; both must meet the same expectations. The scenarios are recorded from the real one.
 */
public abstract class ApiServerContract {
    static final List<String> SCENARIOS = List.of(
            "apply",
            "apply-lists",
            "create",
            "update",
            "patch",
            "delete",
            "dry-run",
            "list",
            "defaults",
            "namespaces",
            "validation-workload",
            "validation-service",
            "validation-config",
            "validation-policy",
            "unknown");

    private String namespace = "contract-" + Long.toString(System.nanoTime(), 36);

    protected abstract KubernetesClient client();

    @BeforeEach
    void makeNamespace() {
        namespace = "contract-" + Long.toString(System.nanoTime(), 36);
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void removeNamespace() {
        client().namespaces().withName(namespace).delete();
    }

    protected String namespace() {
        return namespace;
    }

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() {
        return SCENARIOS.stream().map(name -> dynamicTest(name, () -> play(name)));
    }

    void play(String name) throws Exception {
        StringBuilder expected = new StringBuilder();
        StringBuilder seen = new StringBuilder();
        StringBuilder recorded = new StringBuilder();
        String own = namespace + "-" + name;
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(own)
                        .endMetadata()
                        .build())
                .create();
        for (Exchange exchange : Exchange.read(scenario(name))) {
            String answer = ask(exchange, own);
            String head = exchange.title() + "\n" + exchange.method() + " " + exchange.path() + "\n";
            expected.append(head).append(readable(exchange.expected())).append("\n\n");
            seen.append(head).append(readable(answer)).append("\n\n");
            recorded.append(exchange.write(answer));
        }
        client().namespaces().withName(own).delete();
        String target = System.getProperty("sarvanom.contract.record", "");
        if (!target.isEmpty()) {
            Files.writeString(Path.of(target).resolve(name + ".scenario"), recorded);
        }
        assertThat(seen.toString()).isEqualTo(target.isEmpty() ? expected.toString() : seen.toString());
    }

    private static String readable(String answer) {
        return answer.replace("{", "{\n").replace(",", ",\n");
    }

    private String ask(Exchange exchange, String own) throws Exception {
        HttpResponse<String> response = send(
                exchange.method(),
                exchange.path().replace("$ns", own),
                exchange.contentType(),
                exchange.body().replace("$ns", own));
        return response.code() + " " + Normaliser.normalise(response.body(), own);
    }

    /** Sends a request past fabric8's own reading of the answer. */
    protected HttpResponse<String> send(String method, String path, String contentType, String body) throws Exception {
        HttpRequest.Builder request = client().getHttpClient()
                .newHttpRequestBuilder()
                .uri(URI.create(client().getMasterUrl().toString().replaceAll("/$", "") + path));
        request.method(method, contentType, body.isEmpty() ? null : body);
        return client().getHttpClient().sendAsync(request.build(), String.class).get(60, TimeUnit.SECONDS);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ConfigMap configMap(String name, Map<String, String> labels) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .addToData("k", "v")
                .build();
    }

    @Test
    void watchTellsWhatHappensAfterAVersion() {
        client().resource(configMap("before", Map.of())).create();
        String version = client().configMaps()
                .inNamespace(namespace)
                .list()
                .getMetadata()
                .getResourceVersion();
        Watching<ConfigMap> watching = new Watching<>();
        try (Watch watch = client().configMaps()
                .inNamespace(namespace)
                .withResourceVersion(version)
                .watch(watching)) {
            client().resource(configMap("a", Map.of())).create();
            client().resource(configMap("a", Map.of("l", "1"))).update();
            client().resource(configMap("a", Map.of())).delete();
            await().atMost(PATIENCE).until(() -> named(watching, "a").size() >= 3);
        }
        assertThat(named(watching, "a")).containsExactly("ADDED a", "MODIFIED a", "DELETED a");
        assertThat(named(watching, "before")).isEmpty();
        assertThat(watching.objects()).isSortedAccordingTo(Comparator.comparingLong(ApiServerContract::version));
    }

    private static List<String> named(Watching<?> watching, String name) {
        return watching.heard().stream()
                .filter(line -> line.endsWith(" " + name))
                .toList();
    }

    private static long version(HasMetadata object) {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }

    @Test
    void watchSeesObjectsComeIntoSightAndLeaveIt() {
        String version = client().configMaps()
                .inNamespace(namespace)
                .list()
                .getMetadata()
                .getResourceVersion();
        Watching<ConfigMap> watching = new Watching<>();
        try (Watch watch = client().configMaps()
                .inNamespace(namespace)
                .withLabel("l", "1")
                .withResourceVersion(version)
                .watch(watching)) {
            client().resource(configMap("a", Map.of())).create();
            client().resource(configMap("a", Map.of("l", "1"))).update();
            client().resource(configMap("a", Map.of("l", "1", "m", "1"))).update();
            client().resource(configMap("a", Map.of("l", "2"))).update();
            client().resource(configMap("a", Map.of())).delete();
            client().resource(configMap("end", Map.of("l", "1"))).create();
            await().atMost(PATIENCE).until(() -> watching.heard().contains("ADDED end"));
        }
        assertThat(watching.heard()).containsExactly("ADDED a", "MODIFIED a", "DELETED a", "ADDED end");
    }

    @Test
    void watchWithoutAVersionBeginsWithWhatThereIs() {
        client().resource(configMap("there", Map.of("l", "1"))).create();
        Watching<ConfigMap> watching = new Watching<>();
        try (Watch watch =
                client().configMaps().inNamespace(namespace).withLabel("l", "1").watch(watching)) {
            await().atMost(PATIENCE).until(() -> watching.heard().contains("ADDED there"));
        }
    }

    @Test
    void watchFromAVersionLongGoneIsRefused() throws Exception {
        HttpResponse<String> answer = send(
                "GET",
                "/api/v1/namespaces/" + namespace + "/configmaps?watch=1&resourceVersion=1&timeoutSeconds=1",
                "application/json",
                "");
        assertThat(answer.code()).isEqualTo(200);
        // A server that still remembers version 1 may tell everything since; one that does not says so in the stream.
        assertThat(answer.body())
                .satisfiesAnyOf(
                        body -> assertThat(body)
                                .contains("\"type\":\"ERROR\"", "\"code\":410", "\"reason\":\"Expired\""),
                        body -> assertThat(body).startsWith("{\"type\":\"ADDED\""));
    }

    @Test
    void watchEndsAfterItsTime() throws Exception {
        HttpResponse<String> answer = send(
                "GET", "/api/v1/namespaces/" + namespace + "/secrets?watch=1&timeoutSeconds=1", "application/json", "");
        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void informerFollowsChanges() {
        try (SharedIndexInformer<ConfigMap> informer =
                client().configMaps().inNamespace(namespace).inform()) {
            client().resource(configMap("informed", Map.of())).create();
            await().atMost(PATIENCE).until(() -> informer.getStore().getByKey(namespace + "/informed") != null);
            client().resource(configMap("informed", Map.of())).delete();
            await().atMost(PATIENCE).until(() -> informer.getStore().getByKey(namespace + "/informed") == null);
        }
    }

    private Deployment deployment(String image, int replicas) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("web")
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .addToMatchLabels("app", "web")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "web")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("web")
                .withImage(image)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private Deployment apply(Deployment deployment) {
        return client().resource(deployment)
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager("contract")
                        .build());
    }

    private Deployment rolledOut(Deployment applied) {
        Resource<Deployment> web = client().resource(applied);
        await().atMost(PATIENCE).until(() -> isRolledOut(web.get(), applied));
        return web.get();
    }

    private static boolean isRolledOut(Deployment now, Deployment applied) {
        DeploymentStatus status = now.getStatus();
        int wanted = applied.getSpec().getReplicas();
        return applied.getMetadata().getGeneration().equals(status.getObservedGeneration())
                && Integer.valueOf(wanted).equals(status.getUpdatedReplicas())
                && Integer.valueOf(wanted).equals(status.getReplicas())
                && Integer.valueOf(wanted).equals(status.getAvailableReplicas());
    }

    @Test
    void aDeploymentComesToLife() {
        Deployment web = rolledOut(apply(deployment("example.invalid/web:1", 2)));

        assertThat(web.getMetadata().getAnnotations()).containsEntry("deployment.kubernetes.io/revision", "1");
        assertThat(web.getStatus().getConditions())
                .extracting(
                        DeploymentCondition::getType, DeploymentCondition::getStatus, DeploymentCondition::getReason)
                .contains(
                        tuple("Available", "True", "MinimumReplicasAvailable"),
                        tuple("Progressing", "True", "NewReplicaSetAvailable"));
        ReplicaSet set = client().apps()
                .replicaSets()
                .inNamespace(namespace)
                .list()
                .getItems()
                .get(0);
        String hash = set.getMetadata().getLabels().get("pod-template-hash");
        assertThat(set.getMetadata().getName()).isEqualTo("web-" + hash);
        assertThat(set.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getUid()).isEqualTo(web.getMetadata().getUid());
            assertThat(owner.getController()).isTrue();
        });
        List<Pod> pods = client().pods()
                .inNamespace(namespace)
                .withLabel("pod-template-hash", hash)
                .list()
                .getItems();
        assertThat(pods).hasSize(2).allSatisfy(pod -> {
            assertThat(pod.getMetadata().getOwnerReferences().get(0).getUid())
                    .isEqualTo(set.getMetadata().getUid());
            assertThat(pod.getMetadata().getName()).startsWith(set.getMetadata().getName() + "-");
            assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
            assertThat(pod.getStatus().getContainerStatuses().get(0).getReady()).isTrue();
            assertThat(pod.getStatus().getConditions())
                    .extracting(PodCondition::getType, PodCondition::getStatus)
                    .contains(
                            tuple("PodScheduled", "True"),
                            tuple("Initialized", "True"),
                            tuple("Ready", "True"),
                            tuple("ContainersReady", "True"));
        });
        assertThat(client().v1().events().inNamespace(namespace).list().getItems())
                .extracting(event -> event.getInvolvedObject().getKind(), Event::getReason)
                .contains(
                        tuple("Deployment", "ScalingReplicaSet"),
                        tuple("ReplicaSet", "SuccessfulCreate"),
                        tuple("Pod", "Scheduled"));
    }

    @Test
    void aNewTemplateRollsAndTheOldSetStaysEmpty() {
        rolledOut(apply(deployment("example.invalid/web:1", 2)));
        Deployment web = rolledOut(apply(deployment("example.invalid/web:2", 2)));

        assertThat(web.getMetadata().getAnnotations()).containsEntry("deployment.kubernetes.io/revision", "2");
        assertThat(client().apps().replicaSets().inNamespace(namespace).list().getItems())
                .extracting(
                        set -> set.getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .get(0)
                                .getImage(),
                        set -> set.getSpec().getReplicas(),
                        set -> set.getMetadata().getAnnotations().get("deployment.kubernetes.io/revision"))
                .containsExactlyInAnyOrder(
                        tuple("example.invalid/web:1", 0, "1"), tuple("example.invalid/web:2", 2, "2"));
    }

    @Test
    void goingBackReusesTheOldSet() {
        rolledOut(apply(deployment("example.invalid/web:1", 1)));
        rolledOut(apply(deployment("example.invalid/web:2", 1)));
        Deployment web = rolledOut(apply(deployment("example.invalid/web:1", 1)));

        assertThat(web.getMetadata().getAnnotations()).containsEntry("deployment.kubernetes.io/revision", "3");
        assertThat(client().apps().replicaSets().inNamespace(namespace).list().getItems())
                .hasSize(2);
    }

    @Test
    void applyingTheSameAgainWritesNothing() {
        Deployment web = rolledOut(apply(deployment("example.invalid/web:1", 1)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(apply(deployment("example.invalid/web:1", 1)))
                        .isEqualTo(client().resource(web).get()));
    }

    @Test
    void scalingToNothingEndsThePods() {
        rolledOut(apply(deployment("example.invalid/web:1", 2)));
        apply(deployment("example.invalid/web:1", 0));
        await().atMost(PATIENCE)
                .until(() ->
                        client().pods().inNamespace(namespace).list().getItems().isEmpty());
    }

    @Test
    void deletingADeploymentTakesItsDependentsAlong() {
        Deployment web = rolledOut(apply(deployment("example.invalid/web:1", 1)));
        client().resource(web).delete();
        await().atMost(PATIENCE)
                .until(() -> client().apps()
                                .replicaSets()
                                .inNamespace(namespace)
                                .list()
                                .getItems()
                                .isEmpty()
                        && client().pods()
                                .inNamespace(namespace)
                                .list()
                                .getItems()
                                .isEmpty());
    }

    @Test
    void foregroundDeletionWaitsForDependents() {
        Deployment web = rolledOut(apply(deployment("example.invalid/web:1", 1)));
        client().resource(web)
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete();
        await().atMost(PATIENCE).until(() -> client().resource(web).get() == null);
        assertThat(client().apps().replicaSets().inNamespace(namespace).list().getItems())
                .isEmpty();
    }

    @Test
    void orphansStayAndAreDisowned() {
        Deployment web = rolledOut(apply(deployment("example.invalid/web:1", 1)));
        client().resource(web).withPropagationPolicy(DeletionPropagation.ORPHAN).delete();
        await().atMost(PATIENCE).until(() -> client().resource(web).get() == null);
        assertThat(client().apps().replicaSets().inNamespace(namespace).list().getItems())
                .singleElement()
                .satisfies(set ->
                        assertThat(set.getMetadata().getOwnerReferences()).isEmpty());
    }

    @Test
    void aNamespaceGoesWithItsContent() {
        rolledOut(apply(deployment("example.invalid/web:1", 1)));
        client().resource(configMap("c", Map.of())).create();
        client().namespaces().withName(namespace).delete();
        await().atMost(PATIENCE)
                .until(() -> client().namespaces().withName(namespace).get() == null);
        assertThat(client().configMaps().inNamespace(namespace).list().getItems())
                .isEmpty();
        assertThat(client().pods().inNamespace(namespace).list().getItems()).isEmpty();
    }

    @Test
    void aNamespaceGetsItsDefaultAccount() {
        await().atMost(PATIENCE)
                .until(() -> client().serviceAccounts()
                                .inNamespace(namespace)
                                .withName("default")
                                .get()
                        != null);
    }

    @Test
    void aMissingAccountKeepsPodsFromBeingMade() {
        Deployment web = new DeploymentBuilder(deployment("example.invalid/web:1", 1))
                .editSpec()
                .editTemplate()
                .editSpec()
                .withServiceAccountName("nobody")
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        apply(web);
        String expected =
                "error looking up service account " + namespace + "/nobody: serviceaccount \"nobody\" not found";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                client().resource(web).get().getStatus().getConditions())
                        .anySatisfy(condition -> {
                            assertThat(condition.getType()).isEqualTo("ReplicaFailure");
                            assertThat(condition.getReason()).isEqualTo("FailedCreate");
                            assertThat(condition.getMessage()).contains(expected);
                        }));
    }

    @Test
    void pagesMakeUpTheWholeList() {
        for (int i = 0; i < 5; i++) {
            client().resource(configMap("page-" + i, Map.of("paged", "yes"))).create();
        }
        List<String> names = new ArrayList<>();
        String next = null;
        do {
            ConfigMapList page = client().configMaps()
                    .inNamespace(namespace)
                    .withLabel("paged")
                    .list(new ListOptionsBuilder()
                            .withLimit(2L)
                            .withContinue(next)
                            .build());
            page.getItems().forEach(item -> names.add(item.getMetadata().getName()));
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        assertThat(names).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4");
    }

    @Test
    void unknownFieldsAreWarnedOf() throws Exception {
        HttpResponse<String> answer = send(
                "POST",
                "/api/v1/namespaces/" + namespace + "/configmaps",
                "application/json",
                "{\"metadata\":{\"name\":\"warned\"},\"foo\":1}");
        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.headers("Warning")).containsExactly("299 - \"unknown field \\\"foo\\\"\"");
    }

    @Test
    void saysWhichVersionItIs() {
        assertThat(client().getKubernetesVersion().getGitVersion()).startsWith("v1.34.");
    }

    @Test
    void servesWhatItSays() {
        List<String> served = client().getApiResources("apps/v1").getResources().stream()
                .map(APIResource::getName)
                .toList();
        assertThat(served)
                .contains(
                        "deployments",
                        "deployments/status",
                        "deployments/scale",
                        "replicasets",
                        "statefulsets",
                        "daemonsets");
    }

    private static String scenario(String name) throws IOException {
        try (InputStream in = ApiServerContract.class.getResourceAsStream(name + ".scenario")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
