package io.github.sarvanom.mojo;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Builds all services of the reactor and releases them to one environment as one: plan, apply, wait, summary. For the command
 * line; {@code deploy-no-fork} is for binding to a phase.
 */
@Mojo(name = "deploy", aggregator = true, threadSafe = true)
@Execute(lifecycle = "sarvanom", phase = LifecyclePhase.PACKAGE)
public final class DeployMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException, MojoExecutionException, MojoFailureException {
        if (!InnerDeploy.run(this)) {
            binding().refuse();
            Wiring.of(this).deploy();
        }
    }
}
