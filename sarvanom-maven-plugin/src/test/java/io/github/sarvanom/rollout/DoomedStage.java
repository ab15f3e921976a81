package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.Testbed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A namespace in which all is ready for one doomed workload: its account, its program, the policies that forbid it. */
public final class DoomedStage implements AutoCloseable {
    private final Testbed testbed;
    private final FreshNamespace namespace;
    private final List<Map<String, Object>> objects = new ArrayList<>();

    private DoomedStage(Testbed testbed) {
        this.testbed = testbed;
        this.namespace = testbed.freshNamespace().create();
    }

    /** @param folder where the compiled program may be left */
    public static DoomedStage set(Testbed testbed, Registries registries, DoomedFixture fixture, Path folder)
            throws IOException {
        DoomedStage stage = new DoomedStage(testbed);
        await().atMost(Duration.ofMinutes(1)).until(stage::hasAccount);
        if (fixture.yaml().contains("name: doomed")) {
            stage.objects.add(DoomedProgram.configMap(
                    testbed.root().resolve("src/it/doomed/Doomed.java"), folder, stage.namespace()));
        }
        stage.objects.addAll(fixture.objects(stage.words(registries)));
        try (LiveWait live = new LiveWait(testbed)) {
            live.apply(stage.objects.stream().filter(DoomedStage::isNamespace).toList(), stage.namespace());
            stage.policiesHold(live);
        }
        return stage;
    }

    public String namespace() {
        return namespace.name();
    }

    /** All of the fixture. */
    List<Map<String, Object>> objects() {
        return List.copyOf(objects);
    }

    /** Those that a release could bring: the rest is there already. */
    public List<Map<String, Object>> ofRelease() {
        return objects.stream()
                .filter(object -> !isOfCluster(object) && !isNamespace(object))
                .toList();
    }

    @Override
    public void close() {
        namespace.close();
        clean();
    }

    /** A policy that was made just now is heard of by the API server a moment later. */
    private void policiesHold(LiveWait live) {
        List<Map<String, Object>> policies =
                objects.stream().filter(DoomedStage::isOfCluster).toList();
        if (!policies.isEmpty()) {
            live.apply(policies, namespace());
            var pod = new PodBuilder()
                    .withNewMetadata()
                    .withName("probe")
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("probe")
                    .withImage("none")
                    .endContainer()
                    .endSpec()
                    .build();
            var probe = testbed.client()
                    .pods()
                    .inNamespace(namespace())
                    .resource(pod)
                    .dryRun();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> catchThrowable(probe::create) instanceof KubernetesClientException);
        }
    }

    private static boolean isOfCluster(Map<String, Object> object) {
        return String.valueOf(object.get("apiVersion")).startsWith("admissionregistration");
    }

    private static boolean isNamespace(Map<String, Object> object) {
        return "Namespace".equals(object.get("kind"));
    }

    private boolean hasAccount() {
        return testbed.client()
                        .serviceAccounts()
                        .inNamespace(namespace())
                        .withName("default")
                        .get()
                != null;
    }

    /** What belongs to no namespace outlives it. */
    private void clean() {
        objects.stream()
                .filter(DoomedStage::isOfCluster)
                .forEach(object -> testbed.client()
                        .genericKubernetesResources(
                                object.get("apiVersion").toString(),
                                object.get("kind").toString())
                        .withName(
                                ((Map<?, ?>) object.get("metadata")).get("name").toString())
                        .delete());
    }

    private Map<String, String> words(Registries registries) {
        Map<String, String> words = new HashMap<>(registries.words());
        words.put("namespace", namespace());
        words.put("baseImage", testbed.baseImage());
        URI server = URI.create(testbed.client().getConfiguration().getMasterUrl());
        String node = testbed.client()
                .nodes()
                .list()
                .getItems()
                .get(0)
                .getStatus()
                .getAddresses()
                .get(0)
                .getAddress();
        words.put("apiServer", node + ":" + server.getPort());
        return words;
    }
}
