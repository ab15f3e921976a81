package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Docker engine of a test's own, whose disk is as small as the test wants it. It runs no containers. Needs root. */
final class OwnEngine implements AutoCloseable {
    private final Path folder;
    private final Process process;

    private OwnEngine(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** @param size of its disk as {@code mount} writes it: {@code 30m} */
    static OwnEngine withDisk(Path folder, String size) throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve("data"));
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", data.toString());
        Process process = new ProcessBuilder(
                        "dockerd",
                        "--data-root",
                        data.toString(),
                        "--exec-root",
                        folder.resolve("run").toString(),
                        "--pidfile",
                        folder.resolve("pid").toString(),
                        "--host",
                        "unix://" + folder.resolve("docker.sock"),
                        "--iptables=false",
                        "--bridge=none")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        OwnEngine own = new OwnEngine(folder, process);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> !own.engine().version().isEmpty());
        return own;
    }

    Engine engine() {
        return new Engine(
                EngineAddress.find(Map.of("DOCKER_HOST", "unix://" + folder.resolve("docker.sock")), Path.of("/")));
    }

    void growTo(String size) throws IOException, InterruptedException {
        run("mount", "-o", "remount,size=" + size, folder.resolve("data").toString());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        run("sh", "-c", "umount -R -l " + folder.resolve("data"));
    }

    static void run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
    }
}
