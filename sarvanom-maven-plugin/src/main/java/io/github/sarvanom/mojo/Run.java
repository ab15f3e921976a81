package io.github.sarvanom.mojo;

import io.github.sarvanom.configuration.UserProperties;
import io.github.sarvanom.environment.Reactor;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** One Maven run: its reactor, what was said on its command line, and the machine it runs on. */
final class Run {
    private final MavenSession session;
    private final MavenProject root;

    Run(MavenSession session) {
        this.session = session;
        this.root = root(session.getTopLevelProject());
    }

    MavenSession session() {
        return session;
    }

    /** The reactor's outermost project, also when Maven was started inside a module. */
    MavenProject rootProject() {
        return root;
    }

    Path root() {
        return root.getBasedir().toPath();
    }

    /** Where what belongs to no single module is kept. */
    Path target() {
        return Path.of(root.getBuild().getDirectory()).resolve("sarvanom");
    }

    Path rehearsalFolder() {
        return target().resolve("rehearsal");
    }

    Reactor reactor() {
        return new Reactor(root(), root.getArtifactId(), ModuleSettings.environments(session), rehearsalFolder());
    }

    List<MavenProject> modules() {
        return session.getProjects();
    }

    /** Whether every module of the reactor takes part, as its profiles have it. */
    boolean isWhole() {
        return session.getTopLevelProject().equals(root)
                && session.getRequest().isRecursive()
                && session.getProjects().size() == session.getAllProjects().size();
    }

    /** Names, as far as they can be known, of modules that are not part of this run. */
    Set<String> modulesLeftOut() {
        Set<String> names = new HashSet<>();
        session.getAllProjects().forEach(project -> names.add(serviceName(project)));
        // Started inside a module, Maven knows of its siblings no more than their folders.
        root.getModules()
                .forEach(folder -> names.add(Path.of(folder).getFileName().toString()));
        modules().forEach(project -> names.remove(serviceName(project)));
        return names;
    }

    static String serviceName(MavenProject project) {
        String said = PluginConfiguration.of(project).text("service", "name");
        return said == null ? project.getArtifactId() : said;
    }

    UserProperties properties() {
        Map<String, String> said = new HashMap<>();
        session.getUserProperties()
                .stringPropertyNames()
                .forEach(name -> said.put(name, session.getUserProperties().getProperty(name)));
        return new UserProperties(said);
    }

    boolean isOffline() {
        return session.isOffline();
    }

    Map<String, String> variables() {
        return System.getenv();
    }

    Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    /** What we keep between runs, of all projects: base images, above all. */
    Path cache() {
        String cache = variables().getOrDefault("XDG_CACHE_HOME", "");
        return (cache.isEmpty() ? home().resolve(".cache") : Path.of(cache)).resolve("sarvanom");
    }

    /** The way out through parents that lie around the project; a parent from a repository has no folder. */
    private static MavenProject root(MavenProject start) {
        MavenProject root = start;
        for (MavenProject parent = start.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.getFile() == null || !isInside(root.getBasedir(), parent.getBasedir())) {
                break;
            }
            root = parent;
        }
        return root;
    }

    private static boolean isInside(File folder, File outer) {
        return folder.toPath().normalize().startsWith(outer.toPath().normalize());
    }
}
