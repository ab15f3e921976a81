package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.configuration.EnvironmentSettings;
import io.github.sarvanom.configuration.ImageSettings;
import io.github.sarvanom.configuration.PluginSettings;
import io.github.sarvanom.configuration.ServiceSettings;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.SarvanomException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One run, one screen, every mistake in it. */
class EverythingWrongTest {
    @Test
    void tellsAllProblemsOfEnvironmentServiceAndImageInOneRun() {
        Problems problems = new Problems();

        new EnvironmentResolver(
                        SaidByExample.root(Map.of()),
                        SaidByExample.layout(SaidByExample.ROOT, SaidByExample.STAGING),
                        SaidByExample.NOTHING_KNOWN)
                .resolve(new PluginSettings("Shop", "https://registry.example.com/shop", null), staging(), problems);
        new ServiceResolver(SaidByExample.gateway(Map.of()), new ReactorModule("gateway", "1.0", Path.of("gateway")))
                .resolve(gateway(), staging(), problems);
        ImageMaking.of(
                new ImageSettings("x86_64", "me and you", "10 minutes"),
                new SettingReader(SaidByExample.gateway(Map.of()), problems));

        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(SarvanomException.class)
                .satisfies(all -> Golden.matches("environment/everything-wrong.txt", all.getMessage() + "\n"));
    }

    private static EnvironmentSettings staging() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("LOG.LEVEL", "info");
        config.put("EMPTY", "");
        config.put("REGION", "${region}");
        config.put("DATABASE_URL", "postgresql://shop:hunter2hunter2@postgres:5432/shop");
        config.put("OPENAI_API_KEY", "not-a-real-key");
        config.put("REDIS_URL", "redis://redis:6379");
        return new EnvironmentSettings(
                "staging",
                null,
                "Shop_Staging",
                null,
                null,
                "two",
                "5 minutes",
                null,
                config,
                List.of("POSTGRES_PASSWORD", "MEILI_MASTER_KEY", "ANTHROPIC_API_KEY", "my-secret"),
                List.of());
    }

    private static ServiceSettings gateway() {
        return new ServiceSettings(
                "Gate Way",
                "80800",
                "health",
                "-1",
                "2",
                "512m",
                "1",
                "lots",
                "com/example/Gateway",
                Map.of("CACHE_TOKEN", "abc"),
                List.of("postgres", "Red is"),
                List.of("-Xmx1g", "-Dspring.datasource.password=hunter2", "-Dregion=${region}", "Xss1m"));
    }
}
