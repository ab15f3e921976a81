package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The test bed of kind {@code docker}: its engine, and Docker's own command line as it sees it. */
public final class DockerBed {
    /** Names the engine: {@code unix:///…/docker.sock}. Without it the suites are skipped. */
    public static final String PROPERTY = "sarvanom.testbed.docker";

    private DockerBed() {}

    public static String host() {
        return System.getProperty(PROPERTY, "");
    }

    /** Output and errors together, whatever the exit code. */
    public static String docker(Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "--host", host()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return output;
    }

    /** As if the machine had lost its power: no goodbye. Its containers' programs run on until it is started again. */
    static void kill() throws IOException, InterruptedException {
        long id = Long.parseLong(
                Files.readString(folder().resolve("run/dockerd.pid")).strip());
        ProcessHandle engine = ProcessHandle.of(id).orElseThrow();
        engine.destroyForcibly();
        Awaitility.await().until(() -> !engine.isAlive());
    }

    static void startAgain() throws IOException, InterruptedException {
        String root = System.getProperty("sarvanom.testbed.root", "..");
        Process up = new ProcessBuilder(root + "/src/it/testbed/testbed", "up", folder().toString(), "docker")
                .redirectErrorStream(true)
                .redirectOutput(folder().resolve("log/again.log").toFile())
                .start();
        assertThat(up.waitFor()).isZero();
    }

    private static Path folder() {
        return Path.of(host().substring("unix://".length())).toAbsolutePath().getParent();
    }
}
