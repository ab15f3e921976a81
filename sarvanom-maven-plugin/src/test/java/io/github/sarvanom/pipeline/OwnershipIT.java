package io.github.sarvanom.pipeline;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

@OnTestbed
class OwnershipIT extends OwnershipContract {
    private final ClusterConnection connection;
    private final String namespace;
    private final KubernetesClient client;

    OwnershipIT(Testbed testbed, FreshNamespace namespace) {
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig()));
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
        this.namespace = namespace.name();
        this.client = testbed.client();
    }

    @Override
    ClusterConnection connection() {
        return connection;
    }

    @Override
    String namespace() {
        return namespace;
    }

    @Override
    KubernetesClient client() {
        return client;
    }

    @AfterEach
    void close() {
        connection.close();
    }
}
