package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.image.SampleBase;
import io.github.sarvanom.rehearsal.FrontDoor;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check of each kind that gets no good answer: the deploy fails, though every pod is ready, and each check is named. */
class ChecksWholeRun {
    /** On port 1 nobody listens; a name below {@code invalid} has no address (RFC 6761). */
    private static final String CHECKS = """
            <verification>
              <timeout>1s</timeout>
              <http><url>http://127.0.0.1:1/health</url></http>
              <latency><url>REGISTRY/v2/</url><requests>3</requests><p95>1ms</p95></latency>
              <tcp><address>127.0.0.1:1</address></tcp>
              <tls><address>127.0.0.1:1</address></tls>
              <dns><host>nobody.invalid</host></dns>
              <redis><address>127.0.0.1:1</address></redis>
              <jdbc><address>127.0.0.1:1</address><url>jdbc:unheard://{address}/shop</url></jdbc>
            </verification>
            """;

    @TempDir
    private Path folder;

    @Test
    void eachKindFailsADeploy() throws Exception {
        try (FrontDoor registry = FrontDoor.open(folder.resolve("registry"));
                ApiDoor api = ApiDoor.open(folder.resolve("cluster"), Behaviour.PROMPT)) {
            SampleBase.push(registry.address(), folder.resolve("base"));
            registry.turnAway(ChecksWholeRun::late);
            Workplace workplace = Workplace.pushingTo(registry, folder);
            workplace.reaches(api.address());
            Path pom = workplace.folder().resolve("pom.xml");
            Files.writeString(
                    pom,
                    Files.readString(pom)
                            .replace(
                                    "<verification><skip>true</skip></verification>",
                                    CHECKS.replace("REGISTRY", "http://" + registry.address())));
            Typed typed = workplace.types("sarvanom:deploy").failed();
            assertThat(typed.exit()).isEqualTo(1);
            assertThat(typed.output()).doesNotContain("\tat ");
            Golden.matches("behaviour/checks.txt", typed.transcript());
        }
    }

    /** Never turned away; slower than the budget on the fastest machine. */
    private static int late(String request) {
        try {
            boolean never = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            return never ? 1 : 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
