package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.compose.ComposeWish.By;
import io.github.sarvanom.compose.LocalChange.Kind;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same containers made by Docker's compose and by the engine's API: each way knows what the other has made. */
@EnabledIfSystemProperty(named = DockerBed.PROPERTY, matches = ".+")
class MakingIT {

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
    void whatOneWayMadeTheOtherLeavesAlone(By by) throws InterruptedException {
        By other = by == By.API ? By.PLUGIN : By.API;
        assertThat(kinds(shop.up(by, "redis-1"))).containsExactly(Kind.CREATE, Kind.CREATE);
        Map<String, Object> redis = shop.inspect("redis");

        assertThat(shop.plan(by, "redis-1").isEmpty()).isTrue();
        assertThat(shop.plan(other, "redis-1").isEmpty()).isTrue();
        assertThat(Fields.list(redis, "Config", "Env")).contains("REDIS_PASSWORD=" + Shop.CANARY + "REDIS_PASSWORD");
        assertThat(Fields.text(redis, "HostConfig", "PortBindings"))
                .contains("127.0.0.1")
                .contains("26379");
        assertThat(Fields.list(redis, "HostConfig", "SecurityOpt")).contains("no-new-privileges:true");
        assertThat(shop.said()).first().asString().startsWith(by == By.API ? "the engine's API" : "docker compose 2.");
    }

    @ParameterizedTest
    @EnumSource(names = {"API", "PLUGIN"})
    void theOtherWayChangesOneAndLeavesItsNeighboursAndItsData(By by) throws InterruptedException {
        shop.up(by == By.API ? By.PLUGIN : By.API, "redis-1");
        String ollama = Fields.text(shop.inspect("ollama"), "Id");
        List<String> volumes = shop.engine().volumes("shop-development");

        LocalPlan changed = shop.up(by, "redis-2");

        assertThat(changed.made()).containsExactly("redis");
        assertThat(Fields.text(shop.inspect("ollama"), "Id")).isEqualTo(ollama);
        assertThat(shop.engine().volumes("shop-development")).isEqualTo(volumes).isNotEmpty();
        assertThat(Fields.text(shop.inspect("redis"), "Config", "Labels")).contains("redis-2");
    }

    /** A configuration that is copied in at the start, a path of the checkout, a network of its own, a hook. */
    @Test
    void overlaysMaySayWhatOnlyComposeKnows() throws IOException, InterruptedException {
        overlayThatOnlyComposeKnows();

        shop.up(By.AUTO, "redis-1");

        assertThat(shop.plan(By.AUTO, "redis-1").isEmpty()).isTrue();
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                DockerBed.docker(Map.of(), "exec", "shop-development-ollama-1", "cat", "/seen"))
                        .isEqualTo("it costs 5$ from the checkout"));
        Files.writeString(root.resolve("more.env"), "MORE=2");
        assertThat(shop.plan(By.AUTO, "redis-1").made())
                .as("what the file holds is part of it")
                .containsExactly("ollama");
    }

    @Test
    void whatOnlyComposeKnowsIsRefusedByTheApiBeforeAnythingIsChanged() throws IOException, InterruptedException {
        shop.up(By.API, "redis-1");
        overlayThatOnlyComposeKnows();

        assertThat(shop.plan(By.API, "redis-1").made())
                .as("a network of one is no part of the other")
                .containsExactly("ollama");
        assertThatThrownBy(() -> shop.up(By.API, "redis-1"))
                .isInstanceOfSatisfying(
                        SarvanomException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.what())
                                .contains("ollama: only Docker's compose carries out post_start"));
        assertThat(Fields.text(shop.inspect("ollama"), "State", "Status")).isEqualTo("running");
    }

    @ParameterizedTest
    @EnumSource(names = {"API", "PLUGIN"})
    void variablesMeanTheSameInBothWays(By by) throws InterruptedException {
        shop.overlay("level", """
                services:
                  redis:
                    environment:
                      LEVEL: |-
                        ${NO_SUCH:-it costs 5$$}
                """);

        shop.up(by, "redis-1");

        assertThat(Fields.list(shop.inspect("redis"), "Config", "Env")).contains("LEVEL=it costs 5$");
        assertThat(shop.plan(by == By.API ? By.PLUGIN : By.API, "redis-1").isEmpty())
                .isTrue();
    }

    private void overlayThatOnlyComposeKnows() throws IOException {
        Files.writeString(root.resolve("greeting.txt"), "from the checkout");
        Files.writeString(root.resolve("more.env"), "MORE=1");
        shop.overlay("more", """
                services:
                  ollama:
                    env_file: more.env
                    configs: [{source: words, target: /words}]
                    volumes: ["./greeting.txt:/greeting:ro"]
                    networks: {default: {}, back: {}}
                    post_start: [{command: [sh, -c, "cat /words /greeting > /seen"], user: root}]
                configs: {words: {content: "it costs 5$$ "}}
                networks: {back: {}}
                """);
    }

    @Test
    void whatComposeDoesNotUnderstandIsToldBeforeAnythingIsChanged() throws IOException, InterruptedException {
        shop.up(By.AUTO, "redis-1");
        shop.overlay("more", "services: {redis: {no_such_key: \"" + Shop.CANARY + "REDIS_PASSWORD\"}}");

        assertThatThrownBy(() -> shop.up(By.AUTO, "redis-1"))
                .isInstanceOfSatisfying(
                        SarvanomException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.text())
                                        .contains("does not understand the compose file")
                                        .contains("no_such_key")
                                        .doesNotContain(Shop.CANARY)));
        assertThat(Fields.text(shop.inspect("redis"), "State", "Status")).isEqualTo("running");
    }

    @ParameterizedTest
    @EnumSource(names = {"API", "PLUGIN"})
    void anImageThatCannotBeHadIsToldBeforeAnythingIsChanged(By by) throws InterruptedException {
        shop.up(by, "redis-1");
        shop.overlay("more", "services: {redis: {image: \"127.0.0.1:1/no/such:1\"}}");

        assertThatThrownBy(() -> shop.up(by, "redis-1"))
                .isInstanceOfSatisfying(
                        SarvanomException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.text())
                                        .contains(
                                                "the engine has no image 127.0.0.1:1/no/such:1, from which redis is to run")
                                        .contains("connection refused")));
        assertThat(Fields.text(shop.inspect("redis"), "State", "Status")).isEqualTo("running");
    }

    @ParameterizedTest
    @EnumSource(names = {"API", "PLUGIN"})
    void aRunThatIsCutOffAnywhereIsTakenUpByTheNext(By by) throws InterruptedException {
        for (int afterMillis : List.of(10, 60, 150, 300)) {
            Thread cut = new Thread(() -> carriedOut(by, "redis-" + afterMillis));
            cut.start();
            cut.join(afterMillis + 1L);
            cut.interrupt();
            cut.join();

            shop.up(by, "redis-" + afterMillis);

            assertThat(shop.plan(by, "redis-" + afterMillis).isEmpty()).isTrue();
            assertThat(shop.engine().containers("shop-development")).hasSize(2);
        }
    }

    private void carriedOut(By by, String label) {
        try {
            LocalDeployment deployment = shop.deployment(by, label);
            deployment.carryOut(deployment.plan(new LocalCoverage.Whole(Set.of())));
        } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Kind> kinds(LocalPlan plan) {
        return plan.changes().stream().map(LocalChange::kind).toList();
    }
}
