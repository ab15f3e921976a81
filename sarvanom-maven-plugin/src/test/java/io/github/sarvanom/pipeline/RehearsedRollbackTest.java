package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.release.LockTimes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class RehearsedRollbackTest extends RollbackContract {
    @TempDir
    private Path folder;

    private RehearsalCluster rehearsal;
    private ClusterConnection connection;
    private Bench bench;

    @BeforeEach
    void open() {
        rehearsal = RehearsalCluster.open(
                folder.resolve("cluster"), Clock.systemUTC(), image -> !image.endsWith(Shop.digest('f')));
        ClusterTarget target = new ClusterTarget.Rehearsal(folder);
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.of(rehearsal::httpClientFactory));
        bench = new Bench(connection, target, folder, LockTimes.USUAL, line -> {});
    }

    @Override
    Bench bench() {
        return bench;
    }

    @Override
    ClusterReader reader() {
        return connection.reader();
    }

    @Override
    Shop good() {
        return Shop.of("shop-staging", "third", "web", "worker");
    }

    @Override
    String broken() {
        return "registry.example.com/shop/worker@" + Shop.digest('f');
    }

    @Override
    Duration patience() {
        return Duration.ofSeconds(2);
    }

    @Override
    Path folder() {
        return folder;
    }

    @AfterEach
    void close() {
        connection.close();
        rehearsal.close();
    }
}
