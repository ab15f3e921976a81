package io.github.sarvanom.contract;

import io.fabric8.kubernetes.client.KubernetesClient;
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
        client = RehearsalClient.of(cluster);
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
