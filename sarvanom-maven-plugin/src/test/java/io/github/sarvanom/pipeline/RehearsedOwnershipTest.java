package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class RehearsedOwnershipTest extends OwnershipContract {
    @TempDir
    private Path folder;

    private RehearsalCluster rehearsal;
    private ClusterConnection connection;

    @BeforeEach
    void open() {
        rehearsal = RehearsalCluster.open(folder, Clock.systemUTC());
        connection = ClusterConnection.open(
                new ClusterTarget.Rehearsal(folder), KubeAccess.files(), Optional.of(rehearsal::httpClientFactory));
    }

    @Override
    ClusterConnection connection() {
        return connection;
    }

    @Override
    String namespace() {
        return "shop-staging";
    }

    @AfterEach
    void close() {
        connection.close();
        rehearsal.close();
    }
}
