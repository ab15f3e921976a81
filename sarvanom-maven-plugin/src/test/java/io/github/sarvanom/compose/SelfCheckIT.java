package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.compose.ComposeWish.By;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service's container asks itself by the program that its image has; the engine says it is well then, and only then. */
@EnabledIfSystemProperty(named = DockerBed.PROPERTY, matches = ".+")
class SelfCheckIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget", "bash"})
    void asksItselfByTheProgramOfItsImage(String program) throws Exception {
        String image = "sarvanom-it/with-" + program + ":1";
        build(image, program);
        try (LocalShop shop = new LocalShop(folder)) {
            assertThat(shop.engine().asker(image)).contains(program);
            Problems problems = new Problems();
            Environment environment = Shop.environment("compose", problems).orElseThrow();
            LocalService asked = new LocalService(Shop.service("asked", 28004).service(), image, Optional.of(program));
            LocalDeployment deployment = new LocalDeployment(
                    shop.engine(),
                    ComposeFile.of(environment, List.of(asked), LocalOverlays.none(), problems),
                    environment.secrets(),
                    LocalShop.wish(By.AUTO, folder),
                    shop.log());

            deployment.carryOut(deployment.plan(new LocalCoverage.Whole(Set.of())));
            shop.started(deployment);

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(Fields.text(shop.inspect("asked"), "State", "Health", "Status"))
                            .isEqualTo("healthy"));
            assertThat(Fields.text(shop.inspect("asked"), "Config", "Healthcheck", "Test"))
                    .contains(program);
        } finally {
            DockerBed.docker(Map.of(), "rmi", image);
        }
    }

    /** The machine's own curl or wget and its libraries, on the Debian of the stores, which has neither; bash is there. */
    private void build(String image, String program) throws Exception {
        OwnEngine.run("bash", "-ec", """
                cd %1$s
                echo 'FROM sarvanom-testbed/stores:1' >Dockerfile
                if [ %2$s != bash ]; then
                  tar -chf files.tar --transform 's,^lib/,usr/lib/,' -C / usr/bin/%2$s \
                    $(ldd /usr/bin/%2$s | awk '$3 ~ /^\\// {print substr($3, 2)}' | grep -v -e /libc.so -e ld-linux)
                  echo 'ADD files.tar /' >>Dockerfile
                fi
                echo 'ENTRYPOINT ["store-stand-in", "28004", "/health"]' >>Dockerfile
                DOCKER_BUILDKIT=0 docker --host %3$s build -q -t %4$s .
                """.formatted(folder, program, DockerBed.host(), image));
    }
}
