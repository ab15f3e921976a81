package io.github.sarvanom.contract;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal keeps the contract. */
class RehearsalApiServerTest extends ApiServerContract {
    private static RehearsalCluster cluster;
    private static KubernetesClient client;

    @BeforeAll
    static void open(@TempDir Path folder) {
        cluster = RehearsalCluster.open(folder, Clock.systemUTC());
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.masterUrl())
                .withOnlyHttpWatches(true)
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder()
                .withHttpClientFactory(cluster.httpClientFactory())
                .withConfig(config)
                .build();
    }

    @AfterAll
    static void close() {
        client.close();
        cluster.close();
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public String image() {
        return "example.invalid/web:1";
    }
}
