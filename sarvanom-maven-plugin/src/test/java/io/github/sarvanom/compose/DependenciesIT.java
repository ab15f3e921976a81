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

    @ParameterizedTest
    @EnumSource(names = {"API", "PLUGIN"})
    void aTaskThatHasCompletedIsNotRunAgainByAnUnchangedDeploy(By by) throws InterruptedException {
        migration("exit 0", "");
        shop.up(by, "redis-1");
        String ended = finished();

        assertThat(shop.up(by, "redis-1").isEmpty()).isTrue();
        assertThat(finished()).isEqualTo(ended);
        assertThat(shop.up(by, "redis-2").made()).as("who waits for it changes").containsExactly("redis");
        assertThat(finished()).isEqualTo(ended);
        shop.engine().stop("shop-development-redis-1");
        assertThat(shop.up(by, "redis-2").changes()).contains(new LocalChange("redis", LocalChange.Kind.START));
        assertThat(finished()).isEqualTo(ended);
        migration("echo otherwise; exit 0", "");
        assertThat(shop.up(by, "redis-2").made()).containsExactly("migrate");
        assertThat(finished()).isNotEqualTo(ended);
    }

    /** What it did is perhaps forgotten then. */
    @ParameterizedTest
    @EnumSource(names = {"API", "PLUGIN"})
    void aTaskIsRunAgainWhenWhatItDependsOnIsMadeAnew(By by) throws InterruptedException {
        seed("one");
        shop.up(by, "redis-1");
        String ended = finished();

        seed("two");
        LocalPlan plan = shop.up(by, "redis-1");

        assertThat(plan.made()).containsExactly("base", "migrate");
        assertThat(finished()).isNotEqualTo(ended);
        assertThat(shop.plan(by, "redis-1").isEmpty()).isTrue();
    }

    /** The run that started it was cut off. */
    @Test
    void aTaskThatStillRunsIsWaitedForAndNotStartedAgain() throws InterruptedException {
        migration("sleep 3", "");
        LocalDeployment cut = shop.deployment(By.API, "redis-1");
        cut.carryOut(cut.plan(new LocalCoverage.Whole(Set.of())));
        assertThat(shop.engine().start("shop-development-migrate-1")).isEmpty();
        String started = Fields.text(shop.inspect("migrate"), "State", "StartedAt");

        shop.up(By.API, "redis-1");

        assertThat(Fields.text(shop.inspect("migrate"), "State", "StartedAt")).isEqualTo(started);
        assertThat(Fields.text(shop.inspect("redis"), "State", "Status")).isEqualTo("running");
    }

    @Test
    void aTaskThatFailsIsNamedAndWhoWaitsForItIsNotStarted() throws InterruptedException {
        migration("sleep 1; exit 7", "");
        LocalDeployment deployment = shop.deployment(By.API, "redis-1");
        deployment.carryOut(deployment.plan(new LocalCoverage.Whole(Set.of())));

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

    private String finished() throws InterruptedException {
        return Fields.text(shop.inspect("migrate"), "State", "FinishedAt");
    }

    private void seed(String label) {
        shop.overlay("migrate", """
                services:
                  base:
                    image: redis:7-alpine
                    labels: {of: %s}
                  migrate:
                    image: redis:7-alpine
                    command: [sh, -c, "exit 0"]
                    depends_on: [base]
                  redis:
                    depends_on:
                      migrate: {condition: service_completed_successfully}
                """.formatted(label));
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
