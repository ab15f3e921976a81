package io.github.sarvanom.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * Names that the services of a reactor may have, read off its POMs: a Maven that was started inside a module knows nothing of the
 * others. Those of all profiles are among them; variables in a name are not filled in.
 */
final class ModuleNames {
    private final Set<Path> seen = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private ModuleNames() {}

    /** @param root folder of the outermost POM, whose own names are not among them */
    static Set<String> below(Path root) {
        ModuleNames found = new ModuleNames();
        found.addModules(root.resolve("pom.xml"), read(root.resolve("pom.xml")));
        return Set.copyOf(found.names);
    }

    private void addModules(Path pom, Model model) {
        List<ModelBase> parts = new ArrayList<>(model.getProfiles());
        parts.add(model);
        for (ModelBase part : parts) {
            for (String module : part.getModules()) {
                Path said = pom.resolveSibling(module.trim()).normalize();
                add(Files.isRegularFile(said) ? said : said.resolve("pom.xml"));
            }
        }
    }

    private void add(Path pom) {
        if (seen.add(pom)) {
            Model model = read(pom);
            names.add(model.getArtifactId());
            addService(model.getBuild());
            model.getProfiles().forEach(profile -> addService(profile.getBuild()));
            addModules(pom, model);
        }
    }

    private void addService(@Nullable BuildBase build) {
        if (build == null) {
            return;
        }
        List<Plugin> plugins = new ArrayList<>(build.getPlugins());
        if (build.getPluginManagement() != null) {
            plugins.addAll(build.getPluginManagement().getPlugins());
        }
        for (Plugin plugin : plugins) {
            String said = PluginConfiguration.PLUGIN.equals(plugin.getKey())
                    ? PluginConfiguration.of(plugin).text("service", "name")
                    : null;
            if (said != null) {
                names.add(said);
            }
        }
    }

    /** Of one that cannot be read: Maven tells what is wrong with it when it is built. */
    private static Model nameless() {
        Model model = new Model();
        model.setArtifactId("");
        return model;
    }

    private static Model read(Path pom) {
        try (InputStream in = Files.newInputStream(pom)) {
            return new MavenXpp3Reader().read(in, false);
        } catch (IOException | XmlPullParserException unreadable) {
            return nameless();
        }
    }
}
