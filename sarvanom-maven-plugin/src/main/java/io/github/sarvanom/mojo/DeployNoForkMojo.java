package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Releases what this very Maven run has built, without building it again: for binding to the phase {@code deploy} beside
 * {@code image} and {@code manifests}, and for {@code mvn -T4 package sarvanom:image sarvanom:manifests sarvanom:deploy-no-fork}.
 */
@Mojo(name = "deploy-no-fork", defaultPhase = LifecyclePhase.DEPLOY, aggregator = true, threadSafe = true)
public final class DeployNoForkMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        Binding.refuseConcurrentBuilder(session);
        if (binding().isLastCall(Handover.of(session))) {
            Wiring.of(this).deploy();
        }
    }
}
