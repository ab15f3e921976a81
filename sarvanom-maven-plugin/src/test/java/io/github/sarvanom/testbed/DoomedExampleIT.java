package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole Maven runs that end badly, one after the other in one environment: each with its cause and its exit code. */
@OnTestbed
class DoomedExampleIT {
    private static final String GATEWAY_MAIN = "gateway/src/main/java/com/sarvanom/gateway/GatewayMain.java";
    private static final String FIRST = "Settings settings = Settings.ofThisProcess();";
    private static final String DIES =
            FIRST + " if (settings != null) { throw new IllegalStateException(\"no index\"); }";
    private static final String[] USUAL = {"-DskipTests", "-Dsarvanom.exitCode"};

    private final FreshNamespace namespace;
    private final ExampleReactor example;

    DoomedExampleIT(Testbed testbed, FreshNamespace namespace, @TempDir Path folder) {
        this.namespace = namespace;
        this.example = ExampleReactor.copy(folder, testbed);
    }

    @Test
    void eachEndHasItsCauseAndItsExitCode() throws IOException {
        example.edit(GATEWAY_MAIN, FIRST, DIES);
        MavenRun first = example.deploy(namespace, USUAL);
        ended(first, 13, "failed and cleaned up: ", "SRV-412 An exception ends the program");

        example.edit(GATEWAY_MAIN, DIES, FIRST);
        assertThat(example.deploy(namespace, USUAL).exit()).isZero();

        example.edit(GATEWAY_MAIN, FIRST, DIES);
        MavenRun second = example.deploy(namespace, USUAL);
        ended(second, 10, "failed and restored: ", "SRV-412 An exception ends the program");
        assertThat(second.output())
                .as("which layers are others")
                .contains("image layers changed: classes; the same: base image, ");

        example.edit(GATEWAY_MAIN, DIES, FIRST);
        asksFor("/nowhere");
        MavenRun third = example.deploy(namespace, "-DskipTests", "-Dsarvanom.exitCode", "-Dsarvanom.onFailure=keep");
        ended(third, 12, "failed and kept: ", "SRV-603 The probe asks a path that does not exist");
    }

    private static void ended(MavenRun run, int code, String... words) {
        assertThat(run.exit()).as(run.output()).isEqualTo(code);
        assertThat(run.output()).contains(words);
    }

    private void asksFor(String path) throws IOException {
        Path overlay = example.folder().resolve("gateway/src/main/sarvanom/staging/probe.yaml");
        Files.createDirectories(overlay.getParent());
        Files.writeString(overlay, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: gateway}
                spec: {template: {spec: {containers: [{name: gateway, readinessProbe: {httpGet: {path: %s}}}]}}}
                """.formatted(path));
    }
}
