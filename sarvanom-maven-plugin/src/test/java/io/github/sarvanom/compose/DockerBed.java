package io.github.sarvanom.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
}
