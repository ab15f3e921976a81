package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Asks the release that runs now whether it is well, as {@code deploy} does at its end: the health of each service, and the checks
 * of {@code <verification>}. Fails when one of them fails. Builds nothing and changes nothing.
 */
@Mojo(name = "verify", aggregator = true, threadSafe = true)
public final class VerifyMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        Wiring.of(this).verify();
    }
}
