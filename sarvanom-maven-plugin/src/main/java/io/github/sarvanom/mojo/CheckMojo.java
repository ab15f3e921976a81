package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks the configuration of all modules, and that every secret is there, before anything is built. {@code deploy} and
 * {@code plan} begin with it.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        if (Handover.of(session).first("check")) {
            Binding.refuseConcurrentBuilder(session);
            Binding.refuseForking(session.getProjects());
            Wiring.of(this).check();
        }
    }
}
