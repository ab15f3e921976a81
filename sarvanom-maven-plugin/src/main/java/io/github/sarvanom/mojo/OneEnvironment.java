package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Sees that a module speaks of the environment of the whole release. Maven lets each POM say its own, and the release would take
 * the root's without a word. Paths are left out: {@code ${project.basedir}} differs from module to module.
 */
final class OneEnvironment {
    private static final List<String[]> TEXTS = List.of(
            path("application"),
            path("registry"),
            path("environment", "name"),
            path("environment", "kind"),
            path("environment", "namespace"),
            path("environment", "cluster"),
            path("environment", "timeout"));
    private static final String[] CONFIG = path("environment", "config");
    private static final String[] SECRETS = path("environment", "secrets");

    private final String name;
    private final PluginConfiguration root;

    /** @param name the root's artifactId */
    OneEnvironment(String name, PluginConfiguration root) {
        this.name = name;
        this.root = root;
    }

    /** The elements, without brackets, that say something else in that module; empty when it is of the same mind. */
    List<String> differences(PluginConfiguration module) {
        if (!module.says("environment")) {
            return List.of("environment");
        }
        List<String[]> differing = new ArrayList<>();
        TEXTS.stream()
                .filter(path -> !Objects.equals(root.text(path), module.text(path)))
                .forEach(differing::add);
        if (!root.map(CONFIG).equals(module.map(CONFIG))) {
            differing.add(CONFIG);
        }
        if (!root.list(SECRETS).equals(module.list(SECRETS))) {
            differing.add(SECRETS);
        }
        return differing.stream().map(path -> String.join("/", path)).toList();
    }

    /** @param differences at least one */
    Problem problem(String module, List<String> differences) {
        return Problem.of("module " + module + " is not set up for the environment of " + name)
                .seen("it says otherwise, or nothing: "
                        + String.join(
                                ", ",
                                differences.stream()
                                        .map(each -> "<" + each + ">")
                                        .toList()))
                .mend("say it once, where " + name + " and " + module
                        + " both inherit it; what is one service's own goes into its <service>");
    }

    private static String[] path(String... names) {
        return names;
    }
}
