package io.github.sarvanom.mojo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What one module's POM says to this plugin, profiles and parents merged in by Maven. Read off the model rather than injected,
 * so that one goal can see every module's, and so that a wrong value is told by us, with all others.
 *
 * <p>Only the configuration of the plugin as a whole counts, never that of an execution: the goals of a forked lifecycle would
 * not see it.
 */
final class PluginConfiguration {
    static final String PLUGIN = "io.github.sarvanom:sarvanom-maven-plugin";

    private final @Nullable Xpp3Dom root;

    private PluginConfiguration(@Nullable Xpp3Dom root) {
        this.root = root;
    }

    static PluginConfiguration of(MavenProject project) {
        Plugin plugin = project.getPlugin(PLUGIN);
        if (plugin == null && project.getPluginManagement() != null) {
            plugin = project.getPluginManagement().getPluginsAsMap().get(PLUGIN);
        }
        return of(plugin);
    }

    static PluginConfiguration of(@Nullable Plugin plugin) {
        return new PluginConfiguration(
                plugin != null && plugin.getConfiguration() instanceof Xpp3Dom configuration ? configuration : null);
    }

    boolean says(String... path) {
        return element(path) != null;
    }

    /** The element's text, trimmed; empty for an empty element, null where it is not said. */
    @Nullable
    String text(String... path) {
        Xpp3Dom element = element(path);
        if (element == null) {
            return null;
        }
        return element.getValue() == null ? "" : element.getValue().trim();
    }

    /** The children's names and texts, in the POM's order; empty where the element is not said. */
    Map<String, String> map(String... path) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Xpp3Dom child : children(path)) {
            entries.put(
                    child.getName(),
                    child.getValue() == null ? "" : child.getValue().trim());
        }
        return entries;
    }

    /** The children's texts, in the POM's order; empty where the element is not said. */
    List<String> list(String... path) {
        return new ArrayList<>(children(path).stream()
                .map(child -> child.getValue() == null ? "" : child.getValue().trim())
                .toList());
    }

    /** The names below all elements of that path. */
    List<String> names(String... path) {
        Stream<Xpp3Dom> elements = root == null ? Stream.of() : Stream.of(root);
        for (String name : path) {
            elements = elements.flatMap(element -> Stream.of(element.getChildren(name)));
        }
        return elements.flatMap(element -> Stream.of(element.getChildren()))
                .map(Xpp3Dom::getName)
                .distinct()
                .toList();
    }

    /** The children, each as a configuration of its own under its name, in the POM's order. */
    List<Map.Entry<String, PluginConfiguration>> blocks(String... path) {
        return children(path).stream()
                .map(child -> Map.entry(child.getName(), new PluginConfiguration(child)))
                .toList();
    }

    private List<Xpp3Dom> children(String... path) {
        Xpp3Dom element = element(path);
        return element == null ? List.of() : List.of(element.getChildren());
    }

    private @Nullable Xpp3Dom element(String... path) {
        Xpp3Dom element = root;
        for (String name : path) {
            element = element == null ? null : element.getChild(name);
        }
        return element;
    }
}
