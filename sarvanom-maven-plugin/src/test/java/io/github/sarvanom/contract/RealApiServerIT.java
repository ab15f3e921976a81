package io.github.sarvanom.contract;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real API server keeps the contract, so that it is one. Needs {@code -Dsarvanom.testbed.kubeconfig}, of a test bed with simulated nodes. */
class RealApiServerIT extends ApiServerContract {
    private static KubernetesClient client;

    @BeforeAll
    static void connect() {
        String kubeconfig = System.getProperty("sarvanom.testbed.kubeconfig", "");
        assumeFalse(kubeconfig.isEmpty(), "no real API server: sarvanom.testbed.kubeconfig is not set");
        Config config = new ConfigBuilder(Config.fromKubeconfig(new File(kubeconfig)))
                .withOnlyHttpWatches(true)
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterAll
    static void disconnect() {
        if (client != null) {
            client.close();
        }
    }

    @Override
    public KubernetesClient client() {
        return client;
    }
}
