package io.github.sarvanom.pipeline;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A rehearsal of its own. */
final class RehearsedGround implements Ground {
    private final Path folder;
    private final RehearsalCluster cluster;
    private final HttpClient backend;

    RehearsedGround(Path folder) {
        this.folder = folder;
        this.cluster = RehearsalCluster.open(folder.resolve("cluster"), Clock.systemUTC());
        this.backend = cluster.httpClientFactory().newBuilder().build();
    }

    @Override
    public String namespace() {
        return "shop-staging";
    }

    @Override
    public HttpClient backend() {
        return backend;
    }

    @Override
    public String address() {
        return cluster.masterUrl();
    }

    @Override
    public ClusterConnection connect() {
        return ClusterConnection.open(
                new ClusterTarget.Rehearsal(folder), KubeAccess.files(), Optional.of(cluster::httpClientFactory));
    }

    @Override
    public void close() {
        backend.close();
        cluster.close();
    }
}
