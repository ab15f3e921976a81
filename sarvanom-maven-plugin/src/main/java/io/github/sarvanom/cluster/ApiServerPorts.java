package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ResourceId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The {@code portforward} subresource of pods. */
final class ApiServerPorts implements PodPorts {
    private final Connection connection;

    ApiServerPorts(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Forward forward(PodPort port) {
        String pods = ApiPaths.collection("v1", "pods", port.namespace());
        String path = pods + "/" + port.pod() + "/portforward?ports=" + port.port();
        return connection.forward(path, () -> lacking(path, port));
    }

    /**
     * The right that is missing. A refused handshake does not say whose it is; a plain request is refused by the same rule, and says so.
     * Which verb a web socket is judged by depends on the server's version.
     */
    private CompletableFuture<Optional<ClusterException>> lacking(String path, PodPort port) {
        ResourceId pod = new ResourceId("v1", "Pod", port.namespace(), port.pod());
        return refusal(connection.get(path, new Asked("get", pod, Asked.PORTS)))
                .thenCompose(refused -> refused.isPresent()
                        ? CompletableFuture.completedFuture(refused)
                        : refusal(connection.change("POST", path, "", new Asked("create", pod, Asked.PORTS))));
    }

    /** Empty when it was not refused for a missing right, also when there was no answer. */
    private static CompletableFuture<Optional<ClusterException>> refusal(CompletableFuture<byte[]> answer) {
        return answer.handle((body, failure) -> Optional.ofNullable(failure)
                .map(wrapped -> wrapped.getCause() == null ? wrapped : wrapped.getCause())
                .filter(ClusterException.class::isInstance)
                .map(ClusterException.class::cast)
                .filter(refused -> refused.status() == 403));
    }
}
