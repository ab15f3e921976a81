package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Says what is wrong with what runs now, with the causes, evidence and remedies of a failed {@code deploy}. Fails when something is
 * not ready. Builds nothing and changes nothing.
 */
@Mojo(name = "diagnose", aggregator = true, threadSafe = true)
public final class DiagnoseMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        Wiring.of(this).diagnose();
    }
}
