package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the goals for containers on this machine answer where there is no engine. */
class ComposeWholeRun {
    private static final String NOBODY = "the container engine at unix:///nowhere/docker.sock does not answer";

    @TempDir
    private Path folder;

    private Workplace workplace;

    @BeforeEach
    void nobodyListens() {
        workplace = new Workplace(folder, "hello");
        workplace.sets("DOCKER_HOST", "unix:///nowhere/docker.sock");
        workplace.alwaysTypes("-Pstaging", "-Dsarvanom.kind=compose");
    }

    @Test
    void aDeploySaysSoBeforeAnythingIsBuiltOrWritten() {
        assertThat(workplace.types("sarvanom:deploy").failed().output())
                .contains(NOBODY)
                .contains("sudo systemctl start docker")
                .doesNotContain("Building jar");
        assertThat(workplace.has("target")).isFalse();
        assertThat(workplace.has(".env.staging")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "logs", "verify", "diagnose", "undeploy"})
    void goalsThatOnlyAskSaySoToo(String goal) {
        assertThat(workplace.types("sarvanom:" + goal).failed().output()).contains(NOBODY);
    }

    @Test
    void theComposeFileNeedsNoEngineButAnImage() {
        assertThat(workplace.types("sarvanom:compose").failed().output())
                .contains("service hello has no image yet")
                .contains("mvn package sarvanom:image sarvanom:compose");
        workplace.write("target/sarvanom/local-image.properties", """
                inputHash=of an earlier build
                repository=hello/hello
                digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                baseReplaced=false
                asker=curl
                """);
        workplace.types("sarvanom:compose").succeeded();
        assertThat(workplace.read("target/sarvanom/staging/compose.yaml"))
                .contains("image: hello/hello:0123456789ab")
                .contains("- curl")
                .contains("DATABASE_PASSWORD: \"${DATABASE_PASSWORD:?see .env.example}\"");
    }
}
