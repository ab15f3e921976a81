package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Removes the application from one environment: everything that a release has brought, and nothing else. Volumes and the namespace
 * stay unless they are asked for. Shows what will go, and goes on only with consent to that plan.
 */
@Mojo(name = "undeploy", aggregator = true, threadSafe = true)
public final class UndeployMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        Wiring.of(this).undeploy();
    }
}
