package io.github.sarvanom.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.environment.BackingStore;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Resources;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.environment.StoreHealth;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ParityTest {
    private static final Side DEVELOPMENT =
            side("development", "LOG_LEVEL", "debug", "REGION", "eu", "DATABASE_URL", "here", "CACHE_URL", "here");
    private static final Side PRODUCTION =
            side("production", "LOG_LEVEL", "info", "REGION", "eu", "DATABASE_URL", "there", "CACHE_URL", "there");

    @Test
    void whatIsTheSameIsCountedAndWhatDiffersIsListedByName() {
        Parity parity = Parity.of(List.of(DEVELOPMENT, PRODUCTION), List.of());

        assertThat(parity.same()).isEqualTo(1);
        assertThat(parity.differences())
                .extracting(Difference::what)
                .containsExactly("CACHE_URL", "DATABASE_URL", "LOG_LEVEL");
        assertThat(parity.unexplained()).hasSize(3);
    }

    @Test
    void whatOneDoesNotSayDiffers() {
        Parity parity = Parity.of(List.of(side("a", "ONLY", "1"), side("b")), List.of());

        assertThat(parity.differences())
                .containsExactly(new Difference("ONLY", new TreeMap<>(Map.of("a", "1")), Optional.empty()));
    }

    @Test
    void anExplanationCoversItsNameAndNothingBeside() {
        Parity parity = Parity.of(
                List.of(DEVELOPMENT, PRODUCTION),
                List.of(
                        new Explanation("*_URL", "each has its own stores"),
                        new Explanation("LOG", "a part of a name is none"),
                        new Explanation("REGION", "no longer differs")));

        assertThat(parity.unexplained()).extracting(Difference::what).containsExactly("LOG_LEVEL");
        assertThat(parity.differences().get(0).why()).contains("each has its own stores");
        assertThat(parity.idle()).extracting(Explanation::what).containsExactly("LOG", "REGION");
    }

    @Test
    void aSideHasNoSecretsValueAndTellsWhoRunsAStore() {
        Side side = Side.of(
                environment(store("postgres", Optional.empty()), store("redis", Optional.of("cache.example.com:6379"))),
                "compose",
                List.of(service()),
                Map.of("gateway", new TreeMap<>(Map.of("jvmFlags", "-Xss1m"))));

        assertThat(side.traits())
                .containsEntry("config/LOG_LEVEL", "debug")
                .containsEntry("secret/API_KEY", "named")
                .containsEntry("store/postgres", "image:1 on 1234")
                .containsEntry("service/gateway/image/jvmFlags", "-Xss1m")
                .containsEntry("store/redis", "external cache.example.com:6379")
                .containsEntry("service/gateway/port", "8004")
                .containsEntry("service/gateway/replicas", "2")
                .containsEntry("service/gateway/limits/memory", "1G")
                .containsEntry("service/gateway/config/GREETING", "hi");
        assertThat(side.toString()).doesNotContain("canary");
    }

    private static Environment environment(BackingStore... stores) {
        return new Environment(
                "shop",
                "development",
                "shop-development",
                new ClusterTarget.Compose(),
                "shop",
                new TreeMap<>(Map.of("LOG_LEVEL", "debug")),
                new SecretValues(Map.of("API_KEY", "canary")),
                Arrays.asList(stores),
                Optional.empty());
    }

    private static BackingStore store(String name, Optional<String> external) {
        return new BackingStore(
                name,
                name,
                external,
                "image:1",
                1234,
                1234,
                Optional.empty(),
                new StoreHealth.Listening(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    private static Service service() {
        return new Service(
                "gateway",
                "1.0",
                8004,
                "/health",
                2,
                new Resources("250m", "512Mi"),
                new Resources("1", "1G"),
                new TreeMap<>(Map.of("GREETING", "hi")),
                List.of(),
                Path.of("gateway"));
    }

    private static Side side(String name, String... traits) {
        TreeMap<String, String> all = new TreeMap<>();
        for (int i = 0; i < traits.length; i += 2) {
            all.put(traits[i], traits[i + 1]);
        }
        return new Side(name, "kubernetes", all);
    }
}
