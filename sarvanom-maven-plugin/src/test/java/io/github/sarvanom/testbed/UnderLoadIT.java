package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests go on while pods are replaced, and none is lost. The Service is called from the node, through kube-proxy. */
@OnTestbed
class UnderLoadIT {
    private static final String UNTESTED = "-DskipTests";

    private final FreshNamespace namespace;
    private final KubernetesClient client;
    private final ExampleReactor example;

    UnderLoadIT(Testbed testbed, FreshNamespace namespace, @TempDir Path folder) {
        this.namespace = namespace;
        this.client = testbed.client();
        this.example = ExampleReactor.copy(folder, testbed);
    }

    @Test
    void aRollingDeployLosesNoRequest() throws InterruptedException {
        succeeds(example.run("deploy", namespace, UNTESTED));
        Set<String> before = pods();
        try (ConstantLoad load = ConstantLoad.on(address("gateway", 8004))) {
            example.edit(
                    "gateway/src/main/java/com/sarvanom/gateway/Search.java",
                    "document.put(\"query\", query);",
                    "document.put(\"query\", query.strip());");
            succeeds(example.run("deploy", namespace, UNTESTED));
            awaitDepartureOf(before);
            tell("rolling deploy", load);
            assertThat(load.requests()).isGreaterThan(100);
            assertThat(load.failures()).isEmpty();
        }
        assertThat(pods()).isNotEmpty().doesNotContainAnyElementsOf(before);
    }

    @Test
    void whatKubectlMadeIsAdoptedWithoutALostRequest(@TempDir Path elsewhere, Testbed testbed)
            throws InterruptedException {
        namespace.create();
        try (FreshNamespace first = FreshNamespace.of(client)) {
            succeeds(example.run("deploy", first, UNTESTED));
            byKubectl(testbed, manifests(imageIn(first)));
        }
        awaitReady();
        Set<String> before = pods();
        try (ConstantLoad load = ConstantLoad.on(address("gateway-service", 80))) {
            MavenRun refused = example.run("deploy", namespace, UNTESTED);
            assertThat(refused.exit()).isNotZero();
            assertThat(refused.output()).contains("Deployment gateway", "kubectl apply", "mvn sarvanom:adopt");
            assertThat(pods()).isEqualTo(before);
            MavenRun plan = example.run("plan", namespace, UNTESTED);
            assertThat(plan.output()).contains("< Deployment gateway", "1 to take over");
            succeeds(example.run("adopt", namespace, UNTESTED));
            awaitDepartureOf(before);
            tell("adoption", load);
            assertThat(load.requests()).isGreaterThan(100);
            assertThat(load.failures()).isEmpty();
        }
        MavenRun again = example.run("plan", namespace, UNTESTED, "-Dsarvanom.failOnChange");
        succeeds(again);
        assertThat(again.output()).contains("nothing to change");
    }

    /**
     * As the specification's clusters have it: one label, a Service of another name, no preStop. The program itself serves on for
     * some seconds when it is told to stop; nobody can make a pod do so that runs already.
     */
    private String manifests(String image) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: gateway, namespace: NAMESPACE, labels: {app: gateway}}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: gateway}}
                  template:
                    metadata: {labels: {app: gateway}}
                    spec:
                      terminationGracePeriodSeconds: 45
                      containers:
                      - name: gateway
                        image: IMAGE
                        ports: [{containerPort: 8004}]
                        env: [{name: PORT, value: "8004"}, {name: ENV, value: staging}, {name: SHUTDOWN_LAG_MS, value: "5000"}]
                        readinessProbe: {httpGet: {path: /health, port: 8004}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: gateway-service, namespace: NAMESPACE}
                spec:
                  selector: {app: gateway}
                  ports: [{port: 80, targetPort: 8004}]
                """.replace("NAMESPACE", namespace.name()).replace("IMAGE", image);
    }

    private void byKubectl(Testbed testbed, String manifests) {
        KubectlApply.of(testbed.kubeconfig(), new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)));
    }

    private String imageIn(FreshNamespace other) {
        return client.apps()
                .deployments()
                .inNamespace(other.name())
                .withName("gateway")
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
    }

    private URI address(String service, int port) {
        String ip = client.services()
                .inNamespace(namespace.name())
                .withName(service)
                .get()
                .getSpec()
                .getClusterIP();
        return URI.create("http://" + ip + ":" + port + "/metrics");
    }

    private void awaitReady() {
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            var status = client.apps()
                    .deployments()
                    .inNamespace(namespace.name())
                    .withName("gateway")
                    .get()
                    .getStatus();
            return status != null && status.getReadyReplicas() != null && status.getReadyReplicas() == 2;
        });
    }

    private void awaitDepartureOf(Set<String> pods) {
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        list().stream().map(pod -> pod.getMetadata().getUid()).noneMatch(pods::contains));
    }

    private Set<String> pods() {
        return list().stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
    }

    private List<Pod> list() {
        return client.pods()
                .inNamespace(namespace.name())
                .withLabel("app", "gateway")
                .list()
                .getItems();
    }

    private static void tell(String what, ConstantLoad load) {
        System.getLogger(UnderLoadIT.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        what + ": " + load.requests() + " requests, "
                                + load.failures().size() + " failed");
    }

    private static void succeeds(MavenRun run) {
        assertThat(run.exit()).as(run.output()).isZero();
    }
}
