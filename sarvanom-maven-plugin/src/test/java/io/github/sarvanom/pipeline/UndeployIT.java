package io.github.sarvanom.pipeline;

import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.testbed.Simulated;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** On a real API server, whose controllers clean up behind what goes. */
class UndeployIT extends UndeployContract {
    @TempDir
    private Path folder;

    private final Simulated simulated = Simulated.require();
    private final RealGround ground = new RealGround(simulated);
    private final ClusterConnection connection = ground.connect();

    /** Nobody provides volumes on a test bed. */
    @BeforeEach
    void makeVolume() {
        simulated
                .client()
                .resource(new PersistentVolumeBuilder()
                        .withNewMetadata()
                        .withName(ground.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .withCapacity(Map.of("storage", new Quantity("1Mi")))
                        .withAccessModes("ReadWriteOnce")
                        .withPersistentVolumeReclaimPolicy("Retain")
                        .withHostPath(new HostPathVolumeSource("/var/empty", ""))
                        .withNewClaimRef()
                        .withNamespace(ground.namespace())
                        .withName("data")
                        .endClaimRef()
                        .endSpec()
                        .build())
                .create();
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
        ground.close();
        simulated.client().persistentVolumes().withName(ground.namespace()).delete();
        connection.close();
        simulated.close();
    }
}
