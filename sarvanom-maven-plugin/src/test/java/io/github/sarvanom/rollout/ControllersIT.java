package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.rollout.diagnosis.Origins;
import io.github.sarvanom.rollout.observed.Related;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What real controllers write of objects without pods, and what is made of it. */
@OnTestbed
class ControllersIT {
    private final KubernetesClient client;
    private final FreshNamespace namespace;
    private final String group;
    private final ClusterConnection connection;
    private final Heard heard = new Heard();

    ControllersIT(Testbed testbed, FreshNamespace namespace) {
        this.client = testbed.client();
        this.namespace = namespace;
        this.group = namespace.name() + ".example.com";
        connection = ClusterConnection.open(
                new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig())),
                KubeAccess.files(),
                Optional.empty());
    }

    @BeforeEach
    void makeNamespace() {
        namespace.create();
    }

    @AfterEach
    void removeTypes() {
        client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("widgets." + group)
                .delete();
        connection.close();
    }

    @Test
    void aNewObjectIsWaitedForOnceItsControllerHasSpoken() {
        serveWidgets(Map.of("status", Map.of()));
        LiveObject widget = apply(widget());
        Thread controller = new Thread(() -> {
            await().until(() -> !heard.lines.isEmpty());
            say("False");
            await().until(() -> heard.lines.stream().anyMatch(line -> line.contains("is not ready yet")));
            say("True");
        });
        controller.start();

        RolloutOutcome outcome = waited(widget);

        assertThat(outcome).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.lines).last().asString().startsWith("ready Widget one");
    }

    @Test
    void aNewObjectOfWhichNobodySpeaksIsNotJudged() {
        serveWidgets(Map.of("status", Map.of()));

        assertThat(waited(apply(widget()))).isInstanceOf(RolloutOutcome.Succeeded.class);

        assertThat(heard.lines).contains("not judged Widget one").anyMatch(line -> line.startsWith("waiting for 1"));
    }

    @Test
    void anObjectWithoutAStatusIsNotWaitedFor() {
        serveWidgets(Map.of());

        assertThat(waited(apply(widget()))).isInstanceOf(RolloutOutcome.Succeeded.class);

        assertThat(heard.lines).containsExactly("not judged Widget one");
    }

    @Test
    void aScalerWithoutMetricsSaysSoAndIsNoFailure() {
        apply(deployment());
        LiveObject scaler = apply(Manifest.of(Map.of(
                "apiVersion",
                "autoscaling/v2",
                "kind",
                "HorizontalPodAutoscaler",
                "metadata",
                metadata("web"),
                "spec",
                Map.of(
                        "scaleTargetRef",
                        Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "web"),
                        "maxReplicas",
                        2,
                        "metrics",
                        List.of(Map.of(
                                "type",
                                "Resource",
                                "resource",
                                Map.of(
                                        "name",
                                        "cpu",
                                        "target",
                                        Map.of("type", "Utilization", "averageUtilization", 80))))))));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(judged(scaler.id()))
                        .isInstanceOfSatisfying(
                                Readiness.InProgress.class,
                                unready -> assertThat(unready.reason()).startsWith("has no metrics yet: ")));
    }

    @Test
    void aBudgetIsCountedByItsController() {
        apply(deployment());
        LiveObject budget = apply(Manifest.of(Map.of(
                "apiVersion",
                "policy/v1",
                "kind",
                "PodDisruptionBudget",
                "metadata",
                metadata("web"),
                "spec",
                Map.of("minAvailable", 1, "selector", Map.of("matchLabels", Map.of("app", "web"))))));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(judged(budget.id()))
                        .isEqualTo(new Readiness.InProgress("0 of 1 pods healthy, none may be evicted")));
    }

    @Test
    void aLoadBalancerIsWaitedForUntilItHasAnAddress() {
        LiveObject service = apply(Manifest.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Service",
                "metadata",
                metadata("web"),
                "spec",
                Map.of(
                        "type",
                        "LoadBalancer",
                        "selector",
                        Map.of("app", "web"),
                        "ports",
                        List.of(Map.of("port", 80))))));
        Thread cloud = new Thread(() -> {
            await().until(() -> !heard.lines.isEmpty());
            client.services()
                    .inNamespace(namespace.name())
                    .withName("web")
                    .editStatus(live -> new ServiceBuilder(live)
                            .withNewStatus()
                            .withNewLoadBalancer()
                            .addNewIngress()
                            .withIp("192.0.2.1")
                            .endIngress()
                            .endLoadBalancer()
                            .endStatus()
                            .build());
        });
        cloud.start();

        assertThat(waited(service)).isInstanceOf(RolloutOutcome.Succeeded.class);

        assertThat(judged(service.id())).isEqualTo(new Readiness.Ready());
        assertThat(heard.lines).last().asString().startsWith("ready Service web");
    }

    /** As a CronJob's is until its first run. */
    @Test
    void aClaimThatNoPodAsksForYetIsNotWaitedFor() {
        apply(Manifest.of(Map.of(
                "apiVersion",
                "storage.k8s.io/v1",
                "kind",
                "StorageClass",
                "metadata",
                Map.of("name", namespace.name()),
                "provisioner",
                "kubernetes.io/no-provisioner",
                "volumeBindingMode",
                "WaitForFirstConsumer")));
        try {
            assertThat(waited(apply(claim(namespace.name())))).isInstanceOf(RolloutOutcome.Succeeded.class);
            assertThat(heard.lines).last().asString().startsWith("ready PersistentVolumeClaim data");
        } finally {
            client.storage().v1().storageClasses().withName(namespace.name()).delete();
        }
    }

    @Test
    void aClaimThatNobodyServesSaysWhy() {
        LiveObject claim = apply(claim(""));

        RolloutOutcome outcome = waited(claim, Duration.ofSeconds(5));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RolloutOutcome.TimedOut.class,
                        late -> assertThat(late.workloads().get(0).readiness())
                                .isEqualTo(
                                        new Readiness.InProgress(
                                                "is not bound to a volume yet: no persistent volumes available for this claim and no storage class is set")));
    }

    private Manifest claim(String storageClass) {
        return Manifest.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "PersistentVolumeClaim",
                "metadata",
                metadata("data"),
                "spec",
                Map.of(
                        "accessModes",
                        List.of("ReadWriteOnce"),
                        "storageClassName",
                        storageClass,
                        "resources",
                        Map.of("requests", Map.of("storage", "1Mi")))));
    }

    private Readiness judged(ResourceId id) {
        return new ReadinessRules().judge(connection.reader().find(id).orElseThrow(), Related.none());
    }

    private RolloutOutcome waited(LiveObject applied) {
        return waited(applied, Duration.ofMinutes(1));
    }

    private RolloutOutcome waited(LiveObject applied, Duration atMost) {
        return new RolloutWaiter(connection.reader(), text -> text, Origins.unknown(), InstantSource.system(), heard)
                .await(
                        new AppliedSet(Map.of(applied.id(), applied), Set.of(applied.id())),
                        RolloutDeadline.said(atMost));
    }

    private LiveObject apply(Manifest manifest) {
        return connection.writer().apply(manifest);
    }

    private void serveWidgets(Map<String, Object> subresources) {
        Map<String, Object> schema =
                Map.of("openAPIV3Schema", Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true));
        LiveObject type = apply(Manifest.of(Map.of(
                "apiVersion",
                "apiextensions.k8s.io/v1",
                "kind",
                "CustomResourceDefinition",
                "metadata",
                Map.of("name", "widgets." + group),
                "spec",
                Map.of(
                        "group",
                        group,
                        "scope",
                        "Namespaced",
                        "names",
                        Map.of("plural", "widgets", "singular", "widget", "kind", "Widget"),
                        "versions",
                        List.of(Map.of(
                                "name",
                                "v1",
                                "served",
                                true,
                                "storage",
                                true,
                                "schema",
                                schema,
                                "subresources",
                                subresources))))));
        assertThat(waited(type)).isInstanceOf(RolloutOutcome.Succeeded.class);
        await().until(() -> client.getApiResources(group + "/v1") != null);
        heard.lines.clear();
    }

    /** As a controller would. */
    private void say(String status) {
        GenericKubernetesResource widget = client.genericKubernetesResources(group + "/v1", "Widget")
                .inNamespace(namespace.name())
                .withName("one")
                .get();
        widget.setAdditionalProperty(
                "status", Map.of("conditions", List.of(Map.of("type", "Ready", "status", status))));
        client.resource(widget).updateStatus();
    }

    private Manifest widget() {
        return Manifest.of(Map.of("apiVersion", group + "/v1", "kind", "Widget", "metadata", metadata("one")));
    }

    private Map<String, Object> metadata(String name) {
        return Map.of("name", name, "namespace", namespace.name());
    }

    /** Its image does not exist: nobody asks for pods that run. */
    private Manifest deployment() {
        Map<String, Object> container = Map.of(
                "name",
                "web",
                "image",
                "127.0.0.1:1/none:1",
                "imagePullPolicy",
                "Never",
                "resources",
                Map.of("requests", Map.of("cpu", "10m")));
        return Manifest.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                metadata("web"),
                "spec",
                Map.of(
                        "replicas",
                        1,
                        "selector",
                        Map.of("matchLabels", Map.of("app", "web")),
                        "template",
                        Map.of(
                                "metadata",
                                Map.of("labels", Map.of("app", "web")),
                                "spec",
                                Map.of("terminationGracePeriodSeconds", 1, "containers", List.of(container))))));
    }
}
