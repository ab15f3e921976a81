package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements that the plugin's configuration may hold. Maven ignores what it does not know; we say so. */
final class ConfigurationSchema {
    private static final Set<String> FREE = Set.of();

    /** By the path of the parent; an empty set allows any name. Kept equal to the goals' parameters by a test. */
    static final Map<List<String>, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry(
                    List.of(),
                    Set.of("application", "registry", "baseImage", "environment", "service", "image", "skip")),
            Map.entry(
                    List.of("environment"),
                    Set.of(
                            "name",
                            "namespace",
                            "cluster",
                            "kubeconfig",
                            "replicas",
                            "config",
                            "secrets",
                            "secretsDirectory",
                            "timeout")),
            Map.entry(List.of("environment", "config"), FREE),
            Map.entry(List.of("environment", "secrets"), Set.of("secret")),
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
            Map.entry(List.of("image", "insecureRegistries"), Set.of("registry")));

    private ConfigurationSchema() {}

    /** A problem for each element that means nothing to us. */
    static List<Unknown> unknown(PluginConfiguration configuration) {
        List<Unknown> unknown = new ArrayList<>();
        ELEMENTS.forEach((path, known) -> {
            if (known.isEmpty()) {
                return;
            }
            configuration.names(path.toArray(String[]::new)).stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> unknown.add(new Unknown(path, name, known)));
        });
        return unknown;
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
