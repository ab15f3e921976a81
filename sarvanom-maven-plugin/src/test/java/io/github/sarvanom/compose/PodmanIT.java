package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.compose.ComposeWish.By;
import io.github.sarvanom.problem.SarvanomException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The same on Podman's socket, without systemd, whose timers Podman would look at health by. */
@EnabledIfSystemProperty(named = PodmanIT.PROPERTY, matches = ".+")
class PodmanIT {
    static final String PROPERTY = "sarvanom.testbed.podman";

    @TempDir
    Path root;

    @Test
    void bringsUpLeavesAloneChangesOneAndKeepsTheData() throws InterruptedException {
        try (LocalShop shop = new LocalShop(root, System.getProperty(PROPERTY))) {
            assertThat(shop.engine().version()).startsWith("Podman ");
            shop.up(By.AUTO, "redis-1");
            assertThat(shop.said())
                    .containsExactly(
                            "the engine's API: the engine is " + shop.engine().version());
            assertThat(shop.plan(By.AUTO, "redis-1").isEmpty()).isTrue();
            String ollama = Fields.text(shop.inspect("ollama"), "Id");
            List<String> volumes = shop.engine().volumes(LocalShop.PROJECT);

            assertThat(shop.up(By.AUTO, "redis-2").made()).containsExactly("redis");

            assertThat(Fields.text(shop.inspect("ollama"), "Id")).isEqualTo(ollama);
            new LocalTeardown(shop.engine()).run(LocalShop.PROJECT, LocalTeardown.Data.KEEP);
            assertThat(shop.engine().containers(LocalShop.PROJECT)).isEmpty();
            assertThat(shop.engine().volumes(LocalShop.PROJECT))
                    .isEqualTo(volumes)
                    .isNotEmpty();
        }
    }

    @Test
    void whatOnlyComposeKnowsIsRefusedWithTheWayToIt() {
        LocalShop shop = new LocalShop(root, System.getProperty(PROPERTY));
        shop.overlay("more", "services: {ollama: {env_file: more.env}}");

        assertThatThrownBy(() -> shop.up(By.AUTO, "redis-1"))
                .isInstanceOfSatisfying(
                        SarvanomException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.text())
                                        .contains("ollama: only Docker's compose carries out env_file")
                                        .contains("with Podman, -Dsarvanom.compose=plugin has it used")));
    }
}
