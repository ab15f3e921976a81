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
     * Whether this is the call to act upon. Bound, that is the one in the last module, when all others have been built; the root,
     * which has the binding, comes first as a rule.
     *
     * @throws SarvanomException when no later module will call again
     */
    boolean isLastCall(Handover handover) {
        if (!isBound()) {
            return true;
        }
        List<MavenProject> unreached = handover.unreached();
        if (unreached.isEmpty()) {
            return handover.first(execution.getGoal());
        }
        if (unreached.stream().noneMatch(this::callsToo)) {
            throw SarvanomException.user(
                    Problem.of("the goal " + execution.getGoal() + " is bound in "
                                    + project.getArtifactId() + " alone, which Maven builds before "
                                    + unreached.get(unreached.size() - 1).getArtifactId())
                            .mend(
                                    "bind it so that all modules inherit it (no <inherited>false</inherited>): it acts once, in the last one"));
        }
        return false;
    }

    private boolean callsToo(MavenProject other) {
        Plugin plugin = other.getPlugin(PluginConfiguration.PLUGIN);
        return plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(each -> each.getGoals().contains(execution.getGoal()));
    }
}
