package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.compose.ComposeWish.By;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that waits for a task to complete, as services wait for migrations. */
@EnabledIfSystemProperty(named = DockerBed.PROPERTY, matches = ".+")
class DependenciesIT {
    @TempDir
    Path root;

    private LocalShop shop;

    @BeforeEach
    void open() {
        shop = new LocalShop(root);
    }

    @AfterEach
    void removeAll() throws InterruptedException {
        shop.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"API", "PLUGIN"})
    void startsWhenTheTaskHasEndedAndNotWhileItRuns(By by) throws InterruptedException {
        migration("sleep 2", "");

        shop.up(by, "redis-1");

        Map<String, Object> migrate = shop.inspect("migrate");
        assertThat(Fields.text(migrate, "State", "Status")).isEqualTo("exited");
        assertThat(Instant.parse(Fields.text(shop.inspect("redis"), "State", "StartedAt")))
                .isAfterOrEqualTo(Instant.parse(Fields.text(migrate, "State", "FinishedAt")));
    }

    @Test
    void aTaskThatFailsIsNamedAndWhoWaitsForItIsNotStarted() throws InterruptedException {
        migration("sleep 1; exit 7", "");
        LocalDeployment deployment = shop.deployment(By.API, "redis-1");
        deployment.carryOut(deployment.plan(Set.of()));

        try (LocalStart start = new LocalStart(shop.engine(), deployment, Clock.systemUTC())) {
            List<LocalProgress> containers = start.look();
            while (containers.stream().noneMatch(each -> each.status() instanceof LocalStatus.Failed)) {
                start.await(Duration.ofSeconds(1));
                containers = start.look();
            }
            assertThat(containers)
                    .filteredOn(each -> each.status() instanceof LocalStatus.Failed)
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.name() + " " + failed.status())
                            .contains("migrate")
                            .contains("did not complete: it ended with exit code 7"));
        }
        assertThat(Fields.text(shop.inspect("redis"), "State", "Status")).isEqualTo("created");
    }

    /** By the API: compose itself refuses what the file does not have, required or not. */
    @Test
    void whatIsNotThereAndNeedNotBeIsNotWaitedFor() throws InterruptedException {
        migration("exit 0", "nobody: {condition: service_healthy, required: false}");

        shop.up(By.API, "redis-1");

        assertThat(Fields.text(shop.inspect("redis"), "State", "Status")).isEqualTo("running");
    }

    private void migration(String command, String more) {
        shop.overlay("migrate", """
                services:
                  migrate:
                    image: redis:7-alpine
                    command: [sh, -c, "%s"]
                  redis:
                    depends_on:
                      migrate: {condition: service_completed_successfully}
                      %s
                """.formatted(command, more));
    }
}
