package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.compose.ComposeWish.By;
import io.github.sarvanom.compose.LocalChange.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What a developer does by {@code docker compose} in the same project, beside what we make. */
@EnabledIfSystemProperty(named = DockerBed.PROPERTY, matches = ".+")
class OthersIT {
    private static final String PROJECT = "shop-development";
    private static final LocalLogs.Extent ALL = new LocalLogs.Extent(OptionalInt.empty(), Optional.empty());

    @TempDir
    Path root;

    private LocalShop shop;
    private Path file;

    @BeforeEach
    void up() throws Exception {
        shop = new LocalShop(root);
        shop.up(By.API, "redis-1");
        file = Files.writeString(root.resolve("theirs.yaml"), """
                services:
                  redis: {image: "redis:7-alpine", command: ["sh", "-c", "echo one; echo two; sleep 300"], tty: true}
                """);
    }

    @AfterEach
    void removeAll() throws InterruptedException {
        shop.close();
    }

    @Test
    void aCommandOfTheirOwnIsLeftAlone() throws Exception {
        String theirs = compose("run", "-d", "--no-deps", "redis", "sleep", "300");

        assertThat(shop.plan(By.API, "redis-1").isEmpty()).isTrue();
        shop.up(By.API, "redis-2");
        assertThat(names(shop.engine().containers(PROJECT))).containsExactlyInAnyOrder("ollama", "redis");
        assertThat(new LocalLogs(shop.engine(), PROJECT).sources()).hasSize(2);
        assertThat(shop.engine().inspect(theirs)).as("it runs on").isNotEmpty();
        new LocalTeardown(shop.engine()).run(PROJECT, LocalTeardown.Data.REMOVE);
        assertThat(shop.engine().inspect(theirs)).as("its network goes").isEmpty();
    }

    @Test
    void oneTooManyIsTakenAwayAndNoOther() throws Exception {
        compose("up", "-d", "--no-deps", "--no-recreate", "--scale", "redis=2", "redis");
        String ours = Fields.text(shop.inspect("redis"), "Id");

        LocalPlan plan = shop.up(By.API, "redis-1");

        assertThat(plan.changes())
                .filteredOn(LocalChange::changesAnything)
                .containsExactly(new LocalChange(PROJECT + "-redis-2", Kind.REMOVE));
        assertThat(names(shop.engine().containers(PROJECT))).containsExactlyInAnyOrder("ollama", "redis");
        assertThat(Fields.text(shop.inspect("redis"), "Id")).isEqualTo(ours);
    }

    @Test
    void ofALogFromATerminalNothingIsLost() throws Exception {
        compose("up", "-d", "--no-deps", "--no-recreate", "--scale", "redis=2", "redis");
        LocalLogs logs = new LocalLogs(shop.engine(), PROJECT);
        LocalLogs.Source second = logs.sources().stream()
                .filter(source -> source.service().endsWith("-2"))
                .findFirst()
                .orElseThrow();

        Awaitility.await()
                .untilAsserted(() -> assertThat(logs.soFar(second, ALL))
                        .hasSize(2)
                        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z (one|two)")));
    }

    private static List<String> names(List<Object> containers) {
        return containers.stream().map(ContainerName::of).toList();
    }

    /** The last line of what it says. */
    private String compose(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("compose", "-p", PROJECT, "-f", file.toString()));
        all.addAll(List.of(arguments));
        String said = DockerBed.docker(Map.of(), all.toArray(String[]::new));
        List<String> lines = said.lines().toList();
        assertThat(lines).isNotEmpty();
        return lines.get(lines.size() - 1);
    }
}
