package io.github.sarvanom.mojo;

import io.github.sarvanom.configuration.CheckSettings;
import io.github.sarvanom.configuration.EnvironmentProfiles;
import io.github.sarvanom.configuration.EnvironmentSettings;
import io.github.sarvanom.configuration.ImageSettings;
import io.github.sarvanom.configuration.ParitySettings;
import io.github.sarvanom.configuration.PluginSettings;
import io.github.sarvanom.configuration.PomFile;
import io.github.sarvanom.configuration.PomSources;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.ServiceSettings;
import io.github.sarvanom.configuration.StoreSettings;
import io.github.sarvanom.configuration.UserProperties;
import io.github.sarvanom.configuration.VerificationSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What one module's POM says, handed from Maven's model to the values of {@code configuration}. */
final class ModuleSettings {
    private final MavenProject project;
    private final PluginConfiguration configuration;

    ModuleSettings(MavenProject project) {
        this.project = project;
        this.configuration = PluginConfiguration.of(project);
    }

    PluginConfiguration configuration() {
        return configuration;
    }

    PluginSettings plugin() {
        return new PluginSettings(
                configuration.text("application"), configuration.text("registry"), configuration.text("baseImage"));
    }

    EnvironmentSettings environment() {
        return new EnvironmentSettings(
                configuration.text("environment", "name"),
                configuration.text("environment", "kind"),
                configuration.text("environment", "namespace"),
                configuration.text("environment", "cluster"),
                configuration.text("environment", "kubeconfig"),
                configuration.text("environment", "replicas"),
                configuration.text("environment", "timeout"),
                configuration.text("environment", "secretsDirectory"),
                configuration.map("environment", "config"),
                configuration.list("environment", "secrets"),
                configuration.names("environment", "stores").stream()
                        .map(this::store)
                        .toList());
    }

    private StoreSettings store(String name) {
        Map<String, String> values = configuration.map("environment", "stores", name);
        values.keySet().removeAll(List.of("config", "secrets"));
        return new StoreSettings(
                name,
                values,
                configuration.map("environment", "stores", name, "config"),
                configuration.list("environment", "stores", name, "secrets"));
    }

    ServiceSettings service() {
        return new ServiceSettings(
                configuration.text("service", "name"),
                configuration.text("service", "port"),
                configuration.text("service", "health"),
                configuration.text("service", "replicas"),
                configuration.text("service", "requests", "cpu"),
                configuration.text("service", "requests", "memory"),
                configuration.text("service", "limits", "cpu"),
                configuration.text("service", "limits", "memory"),
                configuration.text("service", "mainClass"),
                configuration.map("service", "config"),
                configuration.list("service", "dependsOn"),
                configuration.list("service", "jvmFlags"));
    }

    ImageSettings image() {
        return new ImageSettings(
                configuration.text("image", "platform"),
                configuration.text("image", "user"),
                configuration.text("image", "timeout"));
    }

    VerificationSettings verification() {
        List<CheckSettings> checks = configuration.blocks("verification").stream()
                .filter(block ->
                        !block.getKey().equals("skip") && !block.getKey().equals("timeout"))
                .map(block -> new CheckSettings(
                        block.getKey(), block.getValue().map(), block.getValue().map("json")))
                .toList();
        return new VerificationSettings(
                configuration.text("verification", "skip"), configuration.text("verification", "timeout"), checks);
    }

    ParitySettings parity() {
        return new ParitySettings(
                configuration.text("parity", "failOnUnexplained"),
                configuration.blocks("parity").stream()
                        .filter(block -> block.getKey().equals("explained"))
                        .map(block -> block.getValue().map())
                        .toList());
    }

    /** Whether this very POM, or one of its profiles, has a {@code <service>}; an inherited one may be meant for others. */
    boolean namesService() {
        return ownPlugins(project).stream()
                .anyMatch(plugin -> PluginConfiguration.of(plugin).says("service"));
    }

    Said said(UserProperties properties, Path root) {
        return new Said(properties, poms(root));
    }

    PomSources poms(Path root) {
        return new PomSources(root, lineage());
    }

    /** The environments of a whole reactor: those that any module or parent defines in a profile. */
    static EnvironmentProfiles environments(MavenSession session) {
        Set<String> defined = new LinkedHashSet<>();
        Set<String> active = new LinkedHashSet<>();
        for (MavenProject module : session.getProjects()) {
            for (MavenProject pom = module; pom != null; pom = pom.getParent()) {
                List<String> injected = profiles(pom);
                environments(pom).forEach(id -> {
                    defined.add(id);
                    if (injected.contains(id)) {
                        active.add(id);
                    }
                });
            }
        }
        return new EnvironmentProfiles(
                List.copyOf(defined),
                List.copyOf(active),
                List.copyOf(session.getRequest().getActiveProfiles()));
    }

    private static List<String> environments(MavenProject pom) {
        return pom.getOriginalModel().getProfiles().stream()
                .filter(profile -> plugins(profile.getBuild()).stream()
                        .anyMatch(plugin -> PluginConfiguration.of(plugin).says("environment")))
                .map(Profile::getId)
                .toList();
    }

    private List<PomFile> lineage() {
        List<PomFile> lineage = new ArrayList<>();
        for (MavenProject pom = project; pom != null && pom.getFile() != null; pom = pom.getParent()) {
            lineage.add(new PomFile(pom.getFile().toPath(), profiles(pom)));
        }
        return lineage;
    }

    /** Ids of the POM's own active profiles; Maven keys them by the POM's coordinates. */
    private static List<String> profiles(MavenProject pom) {
        List<String> ids = new ArrayList<>();
        String coordinates = pom.getGroupId() + ":" + pom.getArtifactId() + ":";
        pom.getInjectedProfileIds().forEach((source, injected) -> {
            if (source.startsWith(coordinates)) {
                ids.addAll(injected);
            }
        });
        return ids;
    }

    private static List<Plugin> ownPlugins(MavenProject project) {
        List<Plugin> plugins =
                new ArrayList<>(plugins(project.getOriginalModel().getBuild()));
        List<String> active = profiles(project);
        project.getOriginalModel().getProfiles().stream()
                .filter(profile -> active.contains(profile.getId()))
                .forEach(profile -> plugins.addAll(plugins(profile.getBuild())));
        return plugins;
    }

    private static List<Plugin> plugins(@Nullable BuildBase build) {
        List<Plugin> plugins = new ArrayList<>();
        if (build != null) {
            plugins.addAll(build.getPlugins());
            if (build.getPluginManagement() != null) {
                plugins.addAll(build.getPluginManagement().getPlugins());
            }
        }
        return plugins.stream()
                .filter(plugin -> PluginConfiguration.PLUGIN.equals(plugin.getKey()))
                .toList();
    }
}
