package io.github.sarvanom.pipeline;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class RehearsedDriftTest extends DriftContract {
    @TempDir
    private Path folder;

    private RehearsalCluster rehearsal;
    private ClusterConnection connection;
    private KubernetesClient client;

    @BeforeEach
    void open() {
        rehearsal = RehearsalCluster.open(folder.resolve("cluster"), Clock.systemUTC());
        client = new KubernetesClientBuilder()
                .withHttpClientFactory(rehearsal.httpClientFactory())
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(rehearsal.masterUrl())
                        .withOnlyHttpWatches(true)
                        .build())
                .build();
        connection = ClusterConnection.open(
                new ClusterTarget.Rehearsal(folder), KubeAccess.files(), Optional.of(rehearsal::httpClientFactory));
    }

    @Override
    Bench bench() {
        return Bench.direct(connection, folder);
    }

    @Override
    KubernetesClient client() {
        return client;
    }

    @Override
    Path folder() {
        return folder;
    }

    @Override
    Shop shop() {
        return Shop.of("shop-staging", "web");
    }

    @AfterEach
    void close() {
        client.close();
        connection.close();
        rehearsal.close();
    }
}
