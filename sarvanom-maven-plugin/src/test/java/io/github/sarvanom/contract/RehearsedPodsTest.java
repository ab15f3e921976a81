package io.github.sarvanom.contract;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.sarvanom.image.BaseImage;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.rehearsal.RehearsalRegistry;
import io.github.sarvanom.rehearsal.RehearsedImages;
import io.github.sarvanom.rehearsal.processes.ProcessLog;
import io.github.sarvanom.rehearsal.processes.ProcessRuntime;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal keeps the contract of a kubelet, with processes. */
class RehearsedPodsTest extends PodContract {
    @TempDir
    private static Path folder;

    private static RehearsalCluster cluster;
    private static KubernetesClient client;
    private static String image;

    @BeforeAll
    static void open() throws Exception {
        try (RehearsalRegistry registry = RehearsalRegistry.open(folder.resolve("registry"))) {
            BaseImage none = BaseImage.of("example.invalid/java:17").orEmpty();
            image = SmallProgramImage.push("registry.example.com", registry.address(), none, folder);
        }
        RehearsedImages images = new RehearsedImages(folder.resolve("registry"), "registry.example.com");
        ProcessRuntime.Machine machine = new ProcessRuntime.Machine(
                folder.resolve("processes"), folder, Path.of(System.getProperty("java.home")), images, "default");
        cluster = RehearsalCluster.open(folder.resolve("cluster"), Clock.systemUTC(), images, machine);
        cluster.runPods(ProcessLog.SILENT);
        client = RehearsalClient.of(cluster);
    }

    @AfterAll
    static void close() {
        client.close();
        cluster.close();
    }

    @Override
    KubernetesClient client() {
        return client;
    }

    @Override
    String namespace() {
        return "default";
    }

    @Override
    String image() {
        return image;
    }
}
