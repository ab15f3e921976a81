package io.github.sarvanom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.sarvanom.rehearsal.schema.ResourceTable;
import io.github.sarvanom.rehearsal.schema.Schema;
import java.io.File;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real API server keeps the contract, so that it is one. Needs {@code -Dsarvanom.testbed.simulated}: the kubeconfig of a test bed of
 * kind {@code kwok}, whose pods become ready at once.
 */
class RealApiServerIT extends ApiServerContract {
    private static KubernetesClient client;

    @BeforeAll
    static void connect() {
        String kubeconfig = System.getProperty("sarvanom.testbed.simulated", "");
        assumeFalse(
                kubeconfig.isEmpty(), "sarvanom.testbed.simulated is not set: see \"The test bed\" in CONTRIBUTING.md");
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

    /** On real nodes the one image that the test bed always has; simulated nodes take any. */
    @Override
    public String image() {
        String registry = System.getProperty("sarvanom.testbed.registry", "");
        return registry.isEmpty() ? "example.invalid/web:1" : registry + "/testbed/pause:1";
    }

    /** The rehearsal's table of types says what the server's own description says: no field more, none less, lists owned alike. */
    @Test
    void typesAreTheServersOwn() throws Exception {
        OpenApiTypes served = new OpenApiTypes();
        for (String group : OpenApiTypes.GROUPS) {
            served.read(
                    send("GET", "/openapi/v3/" + group, "application/json", "").body());
        }
        assertThat(served.differencesFrom(Schema.load(), new ResourceTable())).isEmpty();
    }
}
