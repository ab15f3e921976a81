package io.github.sarvanom.cluster;

/** The {@code portforward} subresource of pods. */
final class ApiServerPorts implements PodPorts {
    private final Connection connection;

    ApiServerPorts(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Forward forward(PodPort port) {
        String pods = ApiPaths.collection("v1", "pods", port.namespace());
        return connection.forward(pods + "/" + port.pod() + "/portforward?ports=" + port.port());
    }
}
