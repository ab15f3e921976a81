package io.github.sarvanom.pipeline;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.testbed.Simulated;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** On a real API server, whose own bookkeeping of fields tells who changed them. */
class DriftIT extends DriftContract {
    @TempDir
    private Path folder;

    private final Simulated simulated = Simulated.require();
    private final String namespace = Simulated.freshName();
    private final ClusterConnection connection = simulated.connect();

    @Override
    Bench bench() {
        return Bench.direct(connection, folder);
    }

    @Override
    KubernetesClient client() {
        return simulated.client();
    }

    @Override
    Path folder() {
        return folder;
    }

    @Override
    Shop shop() {
        return Shop.of(namespace, "web");
    }

    @AfterEach
    void close() {
        simulated.client().namespaces().withName(namespace).delete();
        connection.close();
        simulated.close();
    }
}
