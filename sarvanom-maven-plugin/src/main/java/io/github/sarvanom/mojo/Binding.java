package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** How a goal came to be called: from the command line, or bound to a phase and then once in each module. */
final class Binding {
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
    void refuse(String instead) {
        if (isBound()) {
            throw SarvanomException.user(Problem.of("the goal " + execution.getGoal() + " is bound to phase "
                            + execution.getLifecyclePhase() + " in " + project.getArtifactId())
                    .seen("it forks a build of its own, so it is for the command line alone")
                    .mend("bind <goal>" + instead + "</goal>, beside image and manifests"));
        }
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
        Plugin plugin = module.getPlugin(PluginConfiguration.PLUGIN);
        return plugin != null
                && plugin.getExecutions().stream()
                        .filter(each -> !"none".equals(each.getPhase()))
                        .anyMatch(each -> each.getGoals().contains(execution.getGoal()));
    }
}
