package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ResourceId;
import java.io.InputStream;

/** The {@code log} subresource of pods. */
final class ApiServerLogs implements PodLogs {
    private final Connection connection;

    ApiServerLogs(Connection connection) {
        this.connection = connection;
    }

    @Override
    public InputStream open(Container container, Extent extent) {
        StringBuilder path = new StringBuilder(ApiPaths.collection("v1", "pods", container.namespace()));
        path.append('/').append(container.pod()).append("/log?timestamps=true&container=");
        path.append(Fabric8Cluster.encoded(container.name()));
        extent.lines().ifPresent(lines -> path.append("&tailLines=").append(lines));
        extent.seconds().ifPresent(seconds -> path.append("&sinceSeconds=").append(seconds));
        if (extent.mode() == Mode.BEFORE_RESTART) {
            path.append("&previous=true");
        }
        if (extent.mode() == Mode.FOLLOW) {
            path.append("&follow=true");
        }
        ResourceId pod = new ResourceId("v1", "Pod", container.namespace(), container.pod());
        return connection.stream(path.toString(), new Asked("get", pod, "pods/log"));
    }
}
