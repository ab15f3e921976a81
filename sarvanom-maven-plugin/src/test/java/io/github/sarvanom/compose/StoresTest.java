package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.configuration.StoreSettings;
import io.github.sarvanom.environment.BackingStore;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoresTest {
    private final Problems problems = new Problems();

    @Test
    void refusesAllThatIsWrongWithStoresAtOnce() {
        assertThat(Shop.environment(
                        "compose",
                        problems,
                        Shop.store("postgress"),
                        Shop.store("Redis", "kind", "redis"),
                        Shop.store("qdrant", "image", "qdrant/qdrant:latest", "port", "port"),
                        Shop.store("search", "kind", "meili"),
                        Shop.store("ollama", "external", "https://ollama.example.com", "volume", "${volume}"),
                        new StoreSettings(
                                "mail",
                                Map.of("image", "mail:1", "port", "25"),
                                Map.of("SMTP_PASSWORD", "hunter2"),
                                List.of("SMTP_TOKEN"))))
                .isEmpty();

        golden("problems");
    }

    @Test
    void inAClusterAStoreIsSomebodyElses() {
        assertThat(Shop.environment("kubernetes", problems, Shop.store("postgres")))
                .isEmpty();

        golden("not-external");
    }

    @Test
    void anExternalStoreNeedsNoMoreThanItsAddress() {
        Environment environment = Shop.environment(
                        "kubernetes", problems, Shop.store("sessions", "external", "redis.example.com:6379"))
                .orElseThrow();

        assertThat(environment.stores()).singleElement().satisfies(store -> {
            assertThat(store.external()).contains("redis.example.com:6379");
            assertThat(store.secrets()).isEmpty();
        });
        assertThat(environment.isCompose()).isFalse();
    }

    @Test
    void refusesAnUnknownKindOfEnvironment() {
        assertThat(Shop.environment("compos", problems)).isEmpty();

        golden("unknown-kind");
    }

    @Test
    void anImageOfOnesOwnIsStartedByItsOwnCommand() {
        Environment environment = Shop.environment("compose", problems, Shop.store("redis", "image", "valkey/valkey:8"))
                .orElseThrow();

        assertThat(environment.stores())
                .singleElement()
                .extracting(BackingStore::command)
                .isEqualTo(List.of());
    }

    private void golden(String name) {
        Golden.matches(
                "compose/stores-" + name + ".txt",
                problems.list().stream().map(Problem::text).collect(Collectors.joining("\n\n", "", "\n")));
    }
}
