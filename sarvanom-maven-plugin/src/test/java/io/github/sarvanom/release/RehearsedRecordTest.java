package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class RehearsedRecordTest extends RecordContract {
    private final RehearsalCluster rehearsal;
    private final ClusterConnection connection;

    RehearsedRecordTest(@TempDir Path folder) {
        rehearsal = RehearsalCluster.open(folder.resolve("cluster"), Clock.systemUTC());
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
