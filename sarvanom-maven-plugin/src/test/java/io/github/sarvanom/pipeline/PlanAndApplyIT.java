package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

@OnTestbed
class PlanAndApplyIT extends PlanAndApplyContract {
    private final ClusterConnection connection;
    private final ManifestSet wanted;

    PlanAndApplyIT(Testbed testbed, FreshNamespace namespace) {
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig()));
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
        wanted = ManifestFile.load("/pipeline/every-kind.yaml", namespace.name());
    }

    @Override
    ClusterConnection connection() {
        return connection;
    }

    @Override
    ManifestSet wanted() {
        return wanted;
    }

    @AfterEach
    void close() {
        connection.close();
    }
}
