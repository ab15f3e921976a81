package io.github.sarvanom.compose;

import io.github.sarvanom.environment.BackingStore;
import io.github.sarvanom.environment.StoreHealth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A backing store's part of a compose file. */
final class StoreContainer {
    private final BackingStore store;

    StoreContainer(BackingStore store) {
        this.store = store;
    }

    /** Name of the volume that holds its data, as the specification spells it: {@code postgres_data}. */
    static String volume(BackingStore store) {
        return store.name().replace('-', '_') + "_data";
    }

    SortedMap<String, Object> content() {
        SortedMap<String, Object> content = new TreeMap<>();
        content.put("image", store.image());
        content.put("ports", Ports.published(store.published(), store.port()));
        content.put("restart", "unless-stopped");
        content.put("security_opt", List.of("no-new-privileges:true"));
        Map<String, Object> variables =
                new Variables().config(store.config()).secrets(store.secrets()).content();
        if (!variables.isEmpty()) {
            content.put("environment", variables);
        }
        if (!store.command().isEmpty()) {
            content.put(
                    "command", store.command().stream().map(Variables::literal).toList());
        }
        store.volume().ifPresent(folder -> content.put("volumes", List.of(volume(store) + ":" + folder)));
        healthCommand().ifPresent(line -> content.put("healthcheck", check(line)));
        return content;
    }

    boolean hasHealthCheck() {
        return healthCommand().isPresent();
    }

    /** Runs in the container's own shell: what it finds there of wget, curl and bash does. */
    private Optional<String> healthCommand() {
        if (store.health() instanceof StoreHealth.Command command) {
            return Optional.of(command.line());
        }
        if (store.health() instanceof StoreHealth.Path path) {
            String address = "http://127.0.0.1:" + store.port() + path.path();
            return Optional.of("""
                    if command -v curl >/dev/null; then curl -fsS -o /dev/null %1$s
                    elif command -v wget >/dev/null; then wget -q -O /dev/null %1$s
                    else bash -c 'exec 3<>/dev/tcp/127.0.0.1/%2$d; printf "GET %3$s HTTP/1.0\\r\\n\\r\\n" >&3; \
                    read -r _ status _ <&3; [ "$status" -lt 400 ]'
                    fi
                    """.formatted(address, store.port(), path.path()));
        }
        return Optional.empty();
    }

    private static SortedMap<String, Object> check(String line) {
        return new TreeMap<>(Map.of(
                "test",
                List.of("CMD-SHELL", Variables.literal(line)),
                "interval",
                "2s",
                "timeout",
                "5s",
                "retries",
                15,
                "start_period",
                "60s"));
    }
}
