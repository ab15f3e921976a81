package io.github.sarvanom.testbed;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * A real API server whose nodes only pretend, so that pods of any image become ready at once: {@code
 * -Dsarvanom.testbed.simulated}, the kubeconfig of a test bed of kind {@code kwok}.
 */
public final class Simulated implements AutoCloseable {
    private final Path kubeconfig;
    private final KubernetesClient client;

    private Simulated(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
        Config config = new ConfigBuilder(Config.fromKubeconfig(new File(kubeconfig.toString())))
                .withOnlyHttpWatches(true)
                .build();
        this.client = new KubernetesClientBuilder().withConfig(config).build();
    }

    /** Skips the calling test, with the reason, when there is none. The caller closes it. */
    public static Simulated require() {
        String kubeconfig = System.getProperty("sarvanom.testbed.simulated", "");
        Assumptions.assumeFalse(
                kubeconfig.isEmpty(), "sarvanom.testbed.simulated is not set: see \"The test bed\" in CONTRIBUTING.md");
        return new Simulated(Path.of(kubeconfig));
    }

    /** For a namespace that nobody else uses. */
    public static String freshName() {
        return "it-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A client with all rights. */
    public KubernetesClient client() {
        return client;
    }

    /** Host and port, with the scheme. */
    public String address() {
        return client.getMasterUrl().toString().replaceAll("/$", "");
    }

    /** A connection as a deploy has it, with all rights; the caller closes it. */
    public ClusterConnection connect() {
        return ClusterConnection.open(
                new ClusterTarget.Context("testbed", Optional.of(kubeconfig)), KubeAccess.files(), Optional.empty());
    }

    @Override
    public void close() {
        client.close();
    }
}
