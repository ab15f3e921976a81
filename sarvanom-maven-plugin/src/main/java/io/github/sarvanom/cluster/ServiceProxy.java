package io.github.sarvanom.cluster;

import java.time.Duration;

/**
 * Asks services from inside the cluster, by the API server's proxy: Kubernetes, "Access Services Running on Clusters". Needs the
 * right to get {@code services/proxy}. Safe for use by many threads.
 */
public interface ServiceProxy {
    /** The reason of a {@link ClusterException} that says: a rehearsal, where no program runs behind any service. */
    String REHEARSED = "Rehearsed";

    /**
     * Asks once: nothing is tried again, since a 503 is an answer here.
     *
     * @param atMost how long the answer may take
     * @throws ClusterException when no program answered: its status is 403 without the right, 404 without the service, 503 when
     *     nothing listens behind it, and 0 when there was no answer in time
     */
    HttpAnswer get(Endpoint endpoint, String path, Duration atMost);

    /**
     * A port of a Service.
     *
     * @param port the Service's, 1 to 65535
     */
    record Endpoint(String namespace, String service, int port) {}
}
