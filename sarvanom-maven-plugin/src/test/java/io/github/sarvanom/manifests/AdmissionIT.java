package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What we generate is what a real API server takes without a doubt: no unknown field, and pods that the restricted policy admits. */
@OnTestbed
class AdmissionIT {

    @Test
    void everyObjectIsTakenStrictlyAndEveryPodIsAdmitted(Testbed testbed, FreshNamespace namespace) {
        KubernetesClient client = testbed.client();

        ManifestSet wanted =
                ExampleApplication.manifests(environment(namespace.name()), ExampleApplication.services("production"));

        for (String kinds : List.of("Namespace", "ServiceAccount", "")) {
            wanted.manifests().stream()
                    .filter(manifest -> manifest.id().kind().startsWith(kinds))
                    .forEach(manifest -> apply(client, manifest));
        }

        assertThat(client.namespaces()
                        .withName(namespace.name())
                        .get()
                        .getMetadata()
                        .getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(replicaSets(client, namespace)).hasSize(3).allSatisfy(AdmissionIT::hasAllItsPods));
    }

    private static Environment environment(String namespace) {
        return new Environment(
                "sarvanom",
                "production",
                namespace,
                new ClusterTarget.Rehearsal(Path.of("target")),
                "registry.example.com/sarvanom",
                new TreeMap<>(ExampleApplication.config("production")),
                new SecretValues(ExampleApplication.secrets()),
                List.of(),
                Optional.empty());
    }

    private static void apply(KubernetesClient client, Manifest manifest) {
        GenericKubernetesResource object =
                client.getKubernetesSerialization().convertValue(manifest.content(), GenericKubernetesResource.class);
        client.resource(object).fieldValidation(Validation.STRICT).serverSideApply();
    }

    private static List<ReplicaSet> replicaSets(KubernetesClient client, FreshNamespace namespace) {
        return client.apps().replicaSets().inNamespace(namespace.name()).list().getItems();
    }

    private static void hasAllItsPods(ReplicaSet set) {
        assertThat(set.getStatus().getConditions()).isEmpty();
        assertThat(set.getStatus().getReplicas()).isEqualTo(set.getSpec().getReplicas());
    }
}
