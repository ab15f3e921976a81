package io.github.sarvanom.rehearsal;

import static org.awaitility.Awaitility.await;

import io.github.sarvanom.testbed.OnTestbed;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Holds the contract against the CNCF's own registry, whose program the test bed installs; an empty one, not the cluster's. */
@OnTestbed
class DockerRegistryIT extends RegistryContract {
    @TempDir
    static Path folder;

    private static Process process;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: " + folder.resolve("data")
                        + "\nhttp:\n  addr: 127.0.0.1:" + port + "\n");
        process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().ignoreException(ConnectException.class).until(() -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
    }

    @AfterAll
    static void stop() throws Exception {
        process.destroy();
        process.waitFor();
    }

    @Override
    String address() {
        return "localhost:" + port;
    }
}
