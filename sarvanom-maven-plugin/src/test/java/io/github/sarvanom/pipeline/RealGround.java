package io.github.sarvanom.pipeline;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.testbed.Simulated;

/** A namespace of its own on a real API server. */
final class RealGround implements Ground {
    private final Simulated simulated;
    private final String namespace = Simulated.freshName();

    RealGround(Simulated simulated) {
        this.simulated = simulated;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public HttpClient backend() {
        return simulated.client().getHttpClient();
    }

    @Override
    public String address() {
        return simulated.address();
    }

    @Override
    public ClusterConnection connect() {
        return simulated.connect();
    }

    @Override
    public void close() {
        simulated.client().namespaces().withName(namespace).delete();
    }
}
