package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The test bed is what the other suites take it for: pods really run Java, and a user without rights is refused. */
@OnTestbed
class RealPodsIT {

    @Test
    void runsJavaFromTheBaseImage(Testbed testbed, FreshNamespace namespace) {
        namespace.create();
        Pod pod = javaVersion(testbed.baseImage());
        var pods = testbed.client().pods().inNamespace(namespace.name()).resource(pod);

        // the namespace's service account, without which no pod is admitted, is made a moment after the namespace
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> pods.create() != null);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> "Succeeded".equals(pods.get().getStatus().getPhase()));

        assertThat(pods.getLog()).startsWith("openjdk version \"17.");
    }

    @Test
    void refusesAUserWithoutRights(Testbed testbed, FreshNamespace namespace) {
        try (KubernetesClient user = testbed.clientOf("user8")) {
            assertThat(status(user, namespace.name())).isEqualTo(403);
        }
    }

    @Test
    void recordsWritesAndNoDryRuns(Testbed testbed, FreshNamespace namespace) {
        namespace.create();
        var services = testbed.client().services().inNamespace(namespace.name());

        services.resource(service("tried")).dryRun().create();
        services.resource(service("made")).create();

        assertThat(testbed.auditLog().writesIn(namespace.name())).containsExactly("create services/made");
    }

    private static Service service(String name) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build();
    }

    private static Pod javaVersion(String image) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("java")
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("java")
                .withImage(image)
                .withCommand("java", "-version")
                .endContainer()
                .endSpec()
                .build();
    }

    private static int status(KubernetesClient client, String namespace) {
        try {
            client.pods().inNamespace(namespace).list();
            return 200;
        } catch (KubernetesClientException e) {
            return e.getCode();
        }
    }
}
