package io.github.sarvanom.contract;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.sarvanom.rehearsal.RehearsalCluster;

/** The typed client of a rehearsal, which hears of each refusal as it comes. */
final class RehearsalClient {
    private RehearsalClient() {}

    static KubernetesClient of(RehearsalCluster cluster) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.masterUrl())
                .withOnlyHttpWatches(true)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder()
                .withHttpClientFactory(cluster.httpClientFactory())
                .withConfig(config)
                .build();
    }
}
