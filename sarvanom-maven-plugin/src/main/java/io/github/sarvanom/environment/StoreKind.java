package io.github.sarvanom.environment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A backing store whose container we know: image, port, volume and health as its makers document them. An image's tag names a
 * version, never {@code latest}, or two developers would not have the same store.
 */
public enum StoreKind {
    POSTGRES(
            "postgres:15",
            5432,
            "/var/lib/postgresql/data",
            // With an address: while the data directory is made, a server answers on the socket file, and ends again.
            "pg_isready -q -h 127.0.0.1 -U \"$POSTGRES_USER\" -d \"$POSTGRES_DB\"",
            "POSTGRES_PASSWORD",
            ""),
    REDIS(
            "redis:7-alpine",
            6379,
            "/data",
            "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli -h 127.0.0.1 ping | grep -q PONG",
            "",
            "REDIS_PASSWORD"),
    QDRANT("qdrant/qdrant:v1.7.4", 6333, "/qdrant/storage", "", "", ""),
    ARANGODB("arangodb:3.11", 8529, "/var/lib/arangodb3", "", "ARANGO_ROOT_PASSWORD", ""),
    MEILISEARCH("getmeili/meilisearch:v1.5", 7700, "/meili_data", "", "MEILI_MASTER_KEY", ""),
    OLLAMA("ollama/ollama:0.5.7", 11434, "/root/.ollama", "ollama list >/dev/null", "", "");

    private final String image;
    private final int port;
    private final String volume;
    private final String command;
    private final String needed;
    private final String welcome;

    StoreKind(String image, int port, String volume, String command, String needed, String welcome) {
        this.image = image;
        this.port = port;
        this.volume = volume;
        this.command = command;
        this.needed = needed;
        this.welcome = welcome;
    }

    static Optional<StoreKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(StoreKind::word).toList();
    }

    /** As the POM spells it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String image() {
        return image;
    }

    int port() {
        return port;
    }

    String volume() {
        return volume;
    }

    StoreHealth health() {
        return switch (this) {
            case QDRANT -> new StoreHealth.Path("/readyz");
            // Not /_api/version, which wants the root password as soon as there is one.
            case ARANGODB -> new StoreHealth.Path("/_admin/server/availability");
            case MEILISEARCH -> new StoreHealth.Path("/health");
            default -> new StoreHealth.Command(command);
        };
    }

    /** Environment variables that are no secrets. */
    Map<String, String> config(String application) {
        return this == POSTGRES
                ? Map.of("POSTGRES_DB", application.replace('-', '_'), "POSTGRES_USER", application.replace('-', '_'))
                : Map.of();
    }

    /** The secret without which the container does not start. */
    Optional<String> needed() {
        return Optional.of(needed).filter(name -> !name.isEmpty());
    }

    /** The secret that it takes when the environment names it. */
    Optional<String> welcome() {
        return Optional.of(welcome).filter(name -> !name.isEmpty());
    }

    /** What is started instead of the image's own command; empty where that does. */
    List<String> command() {
        // By standard input, since arguments can be read by everybody on the machine.
        String server = """
                exec docker-entrypoint.sh redis-server - <<CONFIG
                appendonly yes
                ${REDIS_PASSWORD:+requirepass $REDIS_PASSWORD}
                CONFIG
                """;
        return this == REDIS ? List.of("sh", "-c", server) : List.of();
    }
}
