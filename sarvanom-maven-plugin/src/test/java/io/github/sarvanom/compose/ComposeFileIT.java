package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What compose itself makes of the file. */
@EnabledIfSystemProperty(named = DockerBed.PROPERTY, matches = ".+")
class ComposeFileIT {
    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    @Test
    void composeAcceptsEveryKnownStoreAndFillsInTheSecrets() throws IOException, InterruptedException {
        Environment environment = Shop.environment(
                        "compose",
                        problems,
                        Shop.store("postgres"),
                        Shop.store("redis"),
                        Shop.store("qdrant"),
                        Shop.store("arangodb"),
                        Shop.store("meilisearch"),
                        Shop.store("ollama"),
                        Shop.store("mail", "image", "axllent/mailpit:v1.20", "port", "1025"))
                .orElseThrow();
        ComposeFile file = ComposeFile.of(
                environment,
                List.of(Shop.service("gateway", 8004, "postgres", "mail")),
                LocalOverlays.none(),
                problems);
        Path path = folder.resolve("compose.yaml");
        Files.writeString(path, file.text());

        String unnamed = DockerBed.docker(Map.of(), "compose", "-f", path.toString(), "config", "--quiet");
        String accepted = DockerBed.docker(
                Map.of(
                        "ANTHROPIC_API_KEY", "a",
                        "ARANGO_ROOT_PASSWORD", "b",
                        "MEILI_MASTER_KEY", "c",
                        "POSTGRES_PASSWORD", "pa$$word",
                        "REDIS_PASSWORD", "e"),
                "compose",
                "-f",
                path.toString(),
                "config");

        assertThat(unnamed).contains("required variable").contains("see .env.example");
        assertThat(accepted)
                .contains("name: shop-development")
                .contains("host_ip: 127.0.0.1")
                .contains("condition: service_healthy")
                .contains("GREETING: it costs 5$$")
                .doesNotContain("obsolete");
    }
}
