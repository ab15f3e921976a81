package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** How a goal came to be called: from the command line, or bound to a phase and then once in each module. */
final class Binding {
    /** Goals that fork the build, and what to bind instead. */
    private static final Map<String, String> FORKING =
            Map.of("deploy", "deploy-no-fork", "adopt", "deploy-no-fork", "plan", "manifests");

    private final MavenProject project;
    private final MojoExecution execution;

    Binding(MavenProject project, MojoExecution execution) {
        this.project = project;
        this.execution = execution;
    }

    private boolean isBound() {
        return execution.getLifecyclePhase() != null;
    }

    /** A goal that forks the build must not be part of one: it would build and act once a module. */
    void refuse() {
        if (isBound()) {
            throw refusal(execution.getGoal(), execution.getLifecyclePhase(), project);
        }
    }

    private static SarvanomException refusal(String goal, String phase, MavenProject project) {
        return SarvanomException.user(
                Problem.of("the goal " + goal + " is bound to phase " + phase + " in " + project.getArtifactId())
                        .seen("it forks a build of its own, so it is for the command line alone")
                        .mend("bind <goal>" + FORKING.getOrDefault(goal, "deploy-no-fork")
                                + "</goal>, beside image and manifests"));
    }

    /**
     * Whether this is the call to act upon. Bound, that is the last one of all modules that call: each notes its call before it
     * looks for the others', so that of modules built side by side one sees them all.
     *
     * @throws SarvanomException when it is, and images are yet to come
     */
    boolean isLastCall(Handover handover) {
        if (!isBound()) {
            return true;
        }
        handover.called(execution.getGoal(), project);
        boolean last = handover.modules().stream()
                        .filter(module -> !handover.isLeftOut(module))
                        .filter(this::calls)
                        .allMatch(module -> handover.hasCalled(execution.getGoal(), module))
                && handover.first(execution.getGoal());
        List<MavenProject> unreached = handover.unreached();
        if (last && !unreached.isEmpty()) {
            throw SarvanomException.user(early(unreached));
        }
        return last;
    }

    private Problem early(List<MavenProject> unreached) {
        List<String> names = unreached.stream().map(MavenProject::getArtifactId).toList();
        return Problem.of("the goal " + execution.getGoal() + " is called for the last time in "
                        + project.getArtifactId() + ", before the goal image in " + String.join(", ", names))
                .seen("nothing was deployed")
                .mend("bind image, manifests and " + execution.getGoal()
                        + " together, where all modules inherit them (no <inherited>false</inherited>)");
    }

    private boolean calls(MavenProject module) {
        return executions(module)
                .filter(each -> !skips(each))
                .anyMatch(each -> each.getGoals().contains(execution.getGoal()));
    }

    /**
     * Refuses goals that fork and are bound, before anything is built for them: the fork begins with the goal that asks this.
     *
     * @throws SarvanomException naming the first
     */
    static void refuseForking(List<MavenProject> modules) {
        for (MavenProject module : modules) {
            executions(module)
                    .filter(each -> each.getPhase() != null)
                    .forEach(each -> each.getGoals().stream()
                            .filter(FORKING::containsKey)
                            .forEach(goal -> {
                                throw refusal(goal, each.getPhase(), module);
                            }));
        }
    }

    /** Maven 4's builder of that name runs a goal that acts once for a reactor beside the modules that it should wait for. */
    static void refuseConcurrentBuilder(MavenSession session) {
        if ("concurrent".equals(session.getRequest().getBuilderId())) {
            throw SarvanomException.user(Problem.of("the builder that -b concurrent chooses cannot release a reactor")
                    .seen("it does not let a goal wait for all modules")
                    .mend("run without -b; for modules side by side:\n"
                            + "mvn -T4 package sarvanom:image sarvanom:manifests sarvanom:deploy-no-fork -P..."));
        }
    }

    private static Stream<PluginExecution> executions(MavenProject module) {
        Plugin plugin = module.getPlugin(PluginConfiguration.PLUGIN);
        return plugin == null
                ? Stream.empty()
                : plugin.getExecutions().stream().filter(each -> !"none".equals(each.getPhase()));
    }

    /** Such an execution makes no call, so that nobody may wait for it. */
    private static boolean skips(PluginExecution execution) {
        return execution.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild("skip") != null
                && Boolean.parseBoolean(configuration.getChild("skip").getValue());
    }
}
