package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real API server admits restricted pods, and no others, to the generated namespace: those that an overlay adds to, too. */
@OnTestbed
class RestrictedPodsIT {
    @TempDir
    Path root;

    @Test
    void a_container_of_an_overlay_is_admitted_without_a_word_on_its_security(Testbed testbed, FreshNamespace namespace)
            throws Exception {
        Path overlay = root.resolve("src/main/sarvanom/production/overlay.yaml");
        Files.createDirectories(overlay.getParent());
        Files.writeString(overlay, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: gateway}
                spec:
                  template:
                    spec:
                      containers: [{name: proxy, image: registry.example.com/proxy}]
                """);
        Environment environment = production(namespace);
        ManifestSet generated = ExampleApplication.manifests(environment, ExampleApplication.services("production"));
        ManifestSet wanted = Overlays.read(root, List.of(), "production")
                .mergeInto(generated, environment, ExampleApplication.FINGERPRINTS, Set.of());
        try (ClusterConnection cluster = connection(testbed)) {
            settled(cluster, wanted);

            wanted.manifests().stream()
                    .filter(manifest -> manifest.id().kind().equals("Deployment"))
                    .forEach(deployment -> cluster.reader().preview(pod(deployment, Map.of())));
        }
    }

    @Test
    void the_namespace_refuses_a_pod_that_is_not_restricted(Testbed testbed, FreshNamespace namespace) {
        Environment environment = production(namespace);
        ManifestSet wanted = ExampleApplication.manifests(environment, List.of(ExampleApplication.gateway(1)));
        try (ClusterConnection cluster = connection(testbed)) {
            settled(cluster, wanted);
            Manifest deployment = wanted.manifests().stream()
                    .filter(manifest -> manifest.id().kind().equals("Deployment"))
                    .findFirst()
                    .orElseThrow();

            assertThatThrownBy(() -> cluster.reader().preview(pod(deployment, Map.of("hostNetwork", true))))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("restricted");
        }
    }

    /** Applies what must be there before anything else can be. */
    private static void settled(ClusterConnection cluster, ManifestSet wanted) {
        for (String kind : List.of("Namespace", "ServiceAccount")) {
            wanted.manifests().stream()
                    .filter(manifest -> manifest.id().kind().equals(kind))
                    .forEach(manifest -> await().atMost(Duration.ofMinutes(1))
                            .ignoreExceptions()
                            .until(() -> cluster.writer().apply(manifest) != null));
        }
    }

    private static Manifest pod(Manifest deployment, Map<String, Object> more) {
        Map<String, Object> pod = Tree.mutable(Tree.map(Tree.mutable(deployment.content()), "spec", "template"));
        pod.putAll(Map.of("apiVersion", "v1", "kind", "Pod"));
        Tree.grow(pod, "metadata")
                .putAll(Map.of(
                        "name",
                        deployment.id().name(),
                        "namespace",
                        deployment.id().namespace()));
        Tree.grow(pod, "spec").putAll(more);
        return Manifest.of(pod);
    }

    private static Environment production(FreshNamespace namespace) {
        return ExampleApplication.environment(
                "production", namespace.name(), ExampleApplication.config("production"), ExampleApplication.secrets());
    }

    private static ClusterConnection connection(Testbed testbed) {
        URI address = URI.create(testbed.client().getConfiguration().getMasterUrl());
        ClusterTarget target = new ClusterTarget.Server(address, Optional.of(testbed.kubeconfig()));
        return ClusterConnection.open(target, KubeAccess.files(testbed.kubeconfig()), Optional.empty());
    }
}
