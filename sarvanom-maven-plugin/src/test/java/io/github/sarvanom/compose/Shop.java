package io.github.sarvanom.compose;

import io.github.sarvanom.configuration.EnvironmentProfiles;
import io.github.sarvanom.configuration.EnvironmentSettings;
import io.github.sarvanom.configuration.PluginSettings;
import io.github.sarvanom.configuration.PomSources;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.StoreSettings;
import io.github.sarvanom.configuration.UserProperties;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.EnvironmentResolver;
import io.github.sarvanom.environment.Reactor;
import io.github.sarvanom.environment.Resources;
import io.github.sarvanom.environment.SecretOrigins;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.problem.Problems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small application, resolved as a POM's would be. */
final class Shop {
    static final String CANARY = "canary-7f3a5b";

    static StoreSettings store(String name, String... elements) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < elements.length; i += 2) {
            values.put(elements[i], elements[i + 1]);
        }
        return new StoreSettings(name, values, Map.of(), List.of());
    }

    static Optional<Environment> environment(String kind, Problems problems, StoreSettings... stores) {
        EnvironmentSettings settings = new EnvironmentSettings(
                "development",
                kind,
                null,
                kind.equals("kubernetes") ? "some-context" : null,
                null,
                null,
                null,
                null,
                Map.of("LOG_LEVEL", "debug", "PRICE", "5$ or $5"),
                List.of(
                        "ANTHROPIC_API_KEY",
                        "ARANGO_ROOT_PASSWORD",
                        "MEILI_MASTER_KEY",
                        "POSTGRES_PASSWORD",
                        "REDIS_PASSWORD"),
                List.of(stores));
        Map<String, String> variables = new HashMap<>();
        settings.secrets().forEach(name -> variables.put(name, CANARY + name));
        Path root = Path.of("nowhere");
        Reactor reactor = new Reactor(
                root,
                "shop",
                new EnvironmentProfiles(List.of("development"), List.of("development"), List.of("development")),
                root);
        return new EnvironmentResolver(
                        new Said(UserProperties.none(), new PomSources(root, List.of())),
                        reactor,
                        new SecretOrigins(variables, id -> Optional.empty()))
                .resolve(new PluginSettings("shop", "registry.example.com/shop", null), settings, problems);
    }

    static LocalService service(String name, int port, String... dependencies) {
        Service service = new Service(
                name,
                "1.0",
                port,
                "/health",
                2,
                new Resources("250m", "512Mi"),
                new Resources("1", "1G"),
                new TreeMap<>(Map.of("GREETING", "it costs 5$")),
                Arrays.asList(dependencies),
                Path.of(name));
        return new LocalService(service, "shop/" + name + ":0123456789ab", Optional.empty());
    }
}
