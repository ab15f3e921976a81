package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.plan.Farewell;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.Problem;
import java.time.Duration;
import java.util.List;

/** Hears how a release goes from one stage to the next; what happens inside a stage is told by the stage's own log. */
public interface DeployLog {
    /** The cluster answers. */
    void connected(Environment environment, ServerInfo server);

    /** The namespace is there and was not made by us: it is left as it is. */
    void namespaceKept(String namespace);

    /** What runs can't be gone back to when the new release fails; heard on any thread. */
    void noWayBack(List<Problem> why);

    /** What will be done is known; nothing was changed yet. */
    void planned(Plan plan, Duration took);

    /** All is as wanted and runs. */
    void released(DeployOutcome outcome);

    /** The application is gone, but for what was to be kept. */
    void undeployed(Environment environment, Farewell farewell);
}
