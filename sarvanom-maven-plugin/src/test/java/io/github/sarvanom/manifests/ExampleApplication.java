package io.github.sarvanom.manifests;

import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Resources;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.environment.Service;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The specification's application, as the example's POMs describe it. */
final class ExampleApplication {
    static final Fingerprints FINGERPRINTS = Fingerprints.of("0123456789abcdef".repeat(4));
    static final String CANARY = "canary-%s-7f3a\"\\/ é";

    private ExampleApplication() {}

    static Environment environment(String name) {
        return environment(name, config(name), secrets());
    }

    static Environment environment(String name, Map<String, String> config, Map<String, String> secrets) {
        return environment(name, "sarvanom-" + name, config, secrets);
    }

    static Environment environment(
            String name, String namespace, Map<String, String> config, Map<String, String> secrets) {
        return new Environment(
                "sarvanom",
                name,
                namespace,
                new ClusterTarget.Rehearsal(Path.of("target")),
                "registry.example.com/sarvanom",
                new TreeMap<>(config),
                new SecretValues(secrets),
                List.of(),
                Optional.empty());
    }

    static Map<String, String> config(String name) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("ENV", name);
        config.put("DEBUG", "false");
        config.put("LOG_LEVEL", "info");
        config.put("REDIS_URL", "redis://redis-" + name + ":6379");
        config.put("RETRIEVAL_URL", "http://retrieval:8005");
        config.put("SYNTHESIS_URL", "http://synthesis:8006");
        return config;
    }

    static Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String name : List.of("POSTGRES_PASSWORD", "MEILI_MASTER_KEY", "OPENAI_API_KEY")) {
            secrets.put(name, CANARY.formatted(name));
        }
        return secrets;
    }

    static List<Service> services(String environment) {
        return switch (environment) {
            case "production" -> List.of(gateway(3), retrieval(2), synthesis(2));
            case "staging" -> List.of(gateway(2), retrieval(2), synthesis(2));
            default -> List.of(gateway(1), retrieval(1), synthesis(1));
        };
    }

    static Service gateway(int replicas) {
        return service("gateway", 8004, replicas, new Resources("250m", "512Mi"), new Resources("1", "2Gi"), Map.of());
    }

    static Service retrieval(int replicas) {
        return service("retrieval", 8005, replicas, new Resources("500m", "1Gi"), new Resources("2", "4Gi"), Map.of());
    }

    static Service synthesis(int replicas) {
        return service(
                "synthesis",
                8006,
                replicas,
                new Resources("1", "2Gi"),
                new Resources("4", "8Gi"),
                Map.of("PROMPT_PREFIX", "$(HOME) costs $5"));
    }

    static Service service(
            String name, int port, int replicas, Resources requests, Resources limits, Map<String, String> config) {
        return new Service(
                name,
                "2.0.0-SNAPSHOT",
                port,
                "/health",
                replicas,
                requests,
                limits,
                new TreeMap<>(config),
                List.of(),
                Path.of(name));
    }

    static String image(Service service) {
        return "registry.example.com/sarvanom/" + service.name() + "@sha256:" + "ab12".repeat(16);
    }

    static ManifestSet manifests(String name) {
        return manifests(environment(name), services(name));
    }

    static ManifestSet manifests(Environment environment, List<Service> services) {
        ManifestGenerator generator = new ManifestGenerator();
        ManifestSet all = generator.shared(environment, FINGERPRINTS);
        for (Service service : services) {
            all = all.and(generator.service(environment, service, image(service), FINGERPRINTS));
        }
        return all;
    }
}
