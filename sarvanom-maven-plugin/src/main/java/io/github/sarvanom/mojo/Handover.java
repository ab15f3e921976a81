package io.github.sarvanom.mojo;

import io.github.sarvanom.image.BuiltImage;
import io.github.sarvanom.image.BuiltImage.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * What the modules of one Maven run hand to the goal that collects them. It lives in the execution request's data, the one
 * place that survives a forked lifecycle, {@code -T} and plugin realms split by a module's own plugin dependencies; for the
 * same reason it holds JDK types only.
 */
final class Handover {
    private static final String KEY = "io.github.sarvanom.reactor";
    private static final String DEPENDENCIES = "io.github.sarvanom.dependencies";
    private static final String LAYER = "layer ";
    private static final Map<String, String> NO_SERVICE = Map.of();

    private final Map<String, Map<String, String>> marks;
    private final Map<String, Map<String, String>> dependencies;
    private final MavenSession session;

    private Handover(
            MavenSession session,
            Map<String, Map<String, String>> marks,
            Map<String, Map<String, String>> dependencies) {
        this.session = session;
        this.dependencies = dependencies;
        this.marks = marks;
    }

    @SuppressWarnings("unchecked")
    static Handover of(MavenSession session) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            Object marks = data.computeIfAbsent(KEY, key -> new ConcurrentHashMap<String, Map<String, String>>());
            Object dependencies =
                    data.computeIfAbsent(DEPENDENCIES, key -> new ConcurrentHashMap<String, Map<String, String>>());
            return new Handover(
                    session, (Map<String, Map<String, String>>) marks, (Map<String, Map<String, String>>) dependencies);
        }
    }

    /** Claims the right to do something once a run; true for the first who asks. */
    boolean first(String what) {
        return marks.putIfAbsent("once " + what, NO_SERVICE) == null;
    }

    /** Notes that a goal, bound to a phase, was called in a module. */
    void called(String goal, MavenProject project) {
        marks.put(called(key(project), goal), NO_SERVICE);
    }

    boolean hasCalled(String goal, MavenProject project) {
        return marks.containsKey(called(key(project), goal));
    }

    List<MavenProject> modules() {
        return session.getProjects();
    }

    /** Whether its POM leaves the module out by {@code <skip>}; its goals then do nothing, whenever they are called. */
    boolean isLeftOut(MavenProject project) {
        return Skip.of(session, project);
    }

    void isNoService(MavenProject project) {
        marks.put(key(project), NO_SERVICE);
    }

    void built(MavenProject project, BuiltImage image) {
        Map<String, String> mark = new HashMap<>(Map.of(
                "service", image.service(),
                "repository", image.repository(),
                "digest", image.digest(),
                "outcome", image.outcome().name(),
                "baseReplaced", Boolean.toString(image.baseReplaced()),
                "took", image.took().toString()));
        image.layers().forEach((name, hash) -> mark.put(LAYER + name, hash));
        marks.put(key(project), mark);
        dependencies.put(key(project), versions(project));
    }

    /** What a module is run with, coordinates to version; empty when this run did not build it. */
    SortedMap<String, String> dependencies(MavenProject project) {
        return new TreeMap<>(dependencies.getOrDefault(key(project), NO_SERVICE));
    }

    private static Map<String, String> versions(MavenProject project) {
        Map<String, String> versions = new HashMap<>();
        for (Artifact artifact : project.getArtifacts()) {
            if (ModuleContent.isAtRunTime(artifact)) {
                versions.put(artifact.getDependencyConflictId(), artifact.getVersion());
            }
        }
        return versions;
    }

    /** The image that this run built for a module; empty when it is no service or was not reached. */
    Optional<BuiltImage> image(MavenProject project) {
        Map<String, String> mark = marks.getOrDefault(key(project), NO_SERVICE);
        return mark.isEmpty() ? Optional.empty() : Optional.of(image(mark));
    }

    /** The modules that {@code image} has not passed through in this run. */
    List<MavenProject> unreached() {
        return modules().stream()
                .filter(project -> !marks.containsKey(key(project)))
                .filter(project -> !isLeftOut(project))
                .toList();
    }

    private static BuiltImage image(Map<String, String> mark) {
        SortedMap<String, String> layers = new TreeMap<>();
        mark.forEach((key, value) -> {
            if (key.startsWith(LAYER)) {
                layers.put(key.substring(LAYER.length()), value);
            }
        });
        return new BuiltImage(
                of(mark, "service"),
                of(mark, "repository"),
                of(mark, "digest"),
                Outcome.valueOf(of(mark, "outcome")),
                Boolean.parseBoolean(of(mark, "baseReplaced")),
                Duration.parse(of(mark, "took")),
                layers);
    }

    private static String of(Map<String, String> mark, String name) {
        return mark.getOrDefault(name, "");
    }

    private static String called(String project, String goal) {
        return project + " called " + goal;
    }

    private static String key(MavenProject project) {
        return project.getGroupId() + ":" + project.getArtifactId();
    }
}
