package io.github.sarvanom.mojo;

import io.github.sarvanom.compose.LocalCoverage;
import io.github.sarvanom.configuration.UserProperties;
import io.github.sarvanom.environment.Reactor;
import io.github.sarvanom.plan.Coverage;
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
        return knowsAllModules()
                && session.getProjects().size() == session.getAllProjects().size();
    }

    private boolean knowsAllModules() {
        return session.getTopLevelProject().equals(root)
                && session.getRequest().isRecursive()
                && !isModuleOfParent(root);
    }

    /** Of a parent that lies beside it, as in a flat layout, and takes no part in this run. */
    private static boolean isModuleOfParent(MavenProject project) {
        MavenProject parent = project.getParent();
        return parent != null
                && parent.getFile() != null
                && !parent.getModules().isEmpty();
    }

    /**
     * Names that services may have of which this run says nothing: of its modules that are skipped, and of all that take no part.
     * Libraries are among them.
     */
    Set<String> namesLeftOut() {
        Set<String> names = new HashSet<>();
        session.getAllProjects().forEach(project -> names.add(serviceName(project)));
        if (!knowsAllModules()) {
            names.addAll(ModuleNames.below(root()));
        }
        modules().stream()
                .filter(project -> !Skip.of(session, project))
                .forEach(project -> names.remove(serviceName(project)));
        return names;
    }

    /**
     * What this run may say is wanted no more: a module that is skipped, or no part of this run, may be a service that is to stay.
     *
     * @param services those of this run
     */
    Coverage coverage(Set<String> services) {
        boolean knowsAll = isWhole() && modules().stream().noneMatch(project -> Skip.of(session, project));
        return knowsAll ? new Coverage.Whole() : new Coverage.Part(services);
    }

    /** The same of containers: each is of one service and has its name, so that those of skipped modules are known. */
    LocalCoverage localCoverage() {
        return isWhole() ? new LocalCoverage.Whole(namesLeftOut()) : new LocalCoverage.Part();
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
