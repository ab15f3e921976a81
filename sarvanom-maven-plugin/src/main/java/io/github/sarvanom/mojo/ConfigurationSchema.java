package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The elements that the plugin's configuration may hold. Maven ignores what it does not know; we say so. */
final class ConfigurationSchema {
    /** Stands in a path for a name that the user chooses. */
    static final String ANY = "*";

    private static final Set<String> FREE = Set.of();

    /** By the path of the parent; an empty set allows any name. Kept equal to the goals' parameters by a test. */
    static final Map<List<String>, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry(
                    List.of(),
                    Set.of(
                            "application",
                            "registry",
                            "baseImage",
                            "environment",
                            "service",
                            "image",
                            "verification",
                            "parity",
                            "rehearsalPods",
                            "skip")),
            Map.entry(
                    List.of("environment"),
                    Set.of(
                            "name",
                            "kind",
                            "namespace",
                            "cluster",
                            "kubeconfig",
                            "replicas",
                            "config",
                            "secrets",
                            "secretsDirectory",
                            "stores",
                            "timeout")),
            Map.entry(List.of("environment", "config"), FREE),
            Map.entry(List.of("environment", "secrets"), Set.of("secret")),
            Map.entry(List.of("environment", "stores"), FREE),
            Map.entry(
                    List.of("environment", "stores", ANY),
                    Set.of("kind", "image", "port", "volume", "health", "external", "config", "secrets")),
            Map.entry(List.of("environment", "stores", ANY, "config"), FREE),
            Map.entry(List.of("environment", "stores", ANY, "secrets"), Set.of("secret")),
            Map.entry(
                    List.of("service"),
                    Set.of(
                            "name",
                            "port",
                            "health",
                            "replicas",
                            "requests",
                            "limits",
                            "config",
                            "mainClass",
                            "dependsOn",
                            "jvmFlags")),
            Map.entry(List.of("service", "requests"), Set.of("cpu", "memory")),
            Map.entry(List.of("service", "limits"), Set.of("cpu", "memory")),
            Map.entry(List.of("service", "config"), FREE),
            Map.entry(List.of("service", "dependsOn"), Set.of("dependency")),
            Map.entry(List.of("service", "jvmFlags"), Set.of("jvmFlag")),
            Map.entry(
                    List.of("image"),
                    Set.of(
                            "platform",
                            "user",
                            "timeout",
                            "insecureRegistries",
                            "registryUsername",
                            "registryPassword")),
            Map.entry(List.of("image", "insecureRegistries"), Set.of("registry")),
            Map.entry(
                    List.of("verification"),
                    Set.of("skip", "timeout", "http", "latency", "tcp", "tls", "dns", "jdbc", "redis")),
            Map.entry(List.of("verification", "http"), Set.of("service", "port", "url", "path", "status", "json")),
            Map.entry(List.of("verification", "http", "json"), FREE),
            Map.entry(List.of("verification", "latency"), Set.of("service", "port", "url", "path", "requests", "p95")),
            Map.entry(List.of("verification", "tcp"), Set.of("service", "port", "address")),
            Map.entry(List.of("verification", "tls"), Set.of("service", "port", "address", "days")),
            Map.entry(List.of("verification", "dns"), Set.of("service", "host", "address")),
            Map.entry(
                    List.of("verification", "jdbc"),
                    Set.of("service", "port", "address", "url", "user", "password", "query", "expected")),
            Map.entry(List.of("verification", "redis"), Set.of("service", "port", "address", "password")),
            Map.entry(List.of("parity"), Set.of("failOnUnexplained", "explained")),
            Map.entry(List.of("parity", "explained"), Set.of("what", "why")));

    private ConfigurationSchema() {}

    /** A problem for each element that means nothing to us. */
    static List<Unknown> unknown(PluginConfiguration configuration) {
        List<Unknown> unknown = new ArrayList<>();
        ELEMENTS.forEach((path, known) -> {
            if (known.isEmpty()) {
                return;
            }
            said(path, configuration)
                    .forEach(place -> configuration.names(place.toArray(String[]::new)).stream()
                            .filter(name -> !known.contains(name))
                            .forEach(name -> unknown.add(new Unknown(place, name, known))));
        });
        return unknown;
    }

    /** What may stand in the element at the path; null when nothing is known of it. */
    static @Nullable Set<String> known(List<String> path) {
        return ELEMENTS.entrySet().stream()
                .filter(entry -> covers(entry.getKey(), path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean covers(List<String> pattern, List<String> path) {
        return pattern.size() == path.size()
                && IntStream.range(0, path.size())
                        .allMatch(i -> List.of(ANY, path.get(i)).contains(pattern.get(i)));
    }

    /** The paths in the POM that a path of the schema stands for. */
    private static List<List<String>> said(List<String> path, PluginConfiguration configuration) {
        int any = path.indexOf(ANY);
        if (any < 0) {
            return List.of(path);
        }
        return configuration.names(path.subList(0, any).toArray(String[]::new)).stream()
                .map(name -> Stream.of(path.subList(0, any), List.of(name), path.subList(any + 1, path.size()))
                        .flatMap(List::stream)
                        .toList())
                .toList();
    }

    /** An element nobody reads. */
    record Unknown(List<String> parent, String name, Set<String> known) {
        Problem problem() {
            String place = parent.isEmpty() ? "the plugin's <configuration>" : "<" + String.join("/", parent) + ">";
            return Problem.of("<" + name + "> means nothing in " + place
                            + Suggestion.asQuestion(name, known, "; did you mean <%s>?"))
                    .seen("known there: "
                            + String.join(", ", known.stream().sorted().toList()))
                    .mend("Correct or remove <" + name + ">");
        }

        List<String> path() {
            List<String> path = new ArrayList<>(parent);
            path.add(name);
            return path;
        }
    }
}
