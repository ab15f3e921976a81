package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterConnection;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class RehearsedUndeployTest extends UndeployContract {
    private final Path folder;
    private final RehearsedGround ground;
    private final ClusterConnection connection;

    RehearsedUndeployTest(@TempDir Path folder) {
        this.folder = folder;
        ground = new RehearsedGround(folder);
        connection = ground.connect();
    }

    @Override
    ClusterConnection connection() {
        return connection;
    }

    @Override
    Path folder() {
        return folder;
    }

    @Override
    Shop shop() {
        return Shop.of(ground.namespace(), "web");
    }

    @AfterEach
    void close() {
        connection.close();
        ground.close();
    }
}
