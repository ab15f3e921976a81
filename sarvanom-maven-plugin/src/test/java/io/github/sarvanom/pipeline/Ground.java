package io.github.sarvanom.pipeline;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.github.sarvanom.cluster.ClusterConnection;
import java.nio.file.Path;

/** Where one cell of a crash matrix is played, and nothing else: an API server, and a namespace in it. */
interface Ground extends AutoCloseable {
    String namespace();

    /** Asks the server, with the rights that it takes. */
    HttpClient backend();

    String address();

    /** A connection that nothing stands in the way of; the caller closes it. */
    ClusterConnection connect();

    @Override
    void close();

    /** Makes grounds, a fresh one for each cell. */
    interface Maker {
        Ground open(Path folder);
    }
}
