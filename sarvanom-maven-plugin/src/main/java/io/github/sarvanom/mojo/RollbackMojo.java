package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Brings an earlier release back, images, configuration, secrets and all, waits until it runs, and records that. Without
 * {@code -Dsarvanom.revision} it is the good release before what runs now.
 */
@Mojo(name = "rollback", aggregator = true, threadSafe = true)
public final class RollbackMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        Wiring.of(this).rollback();
    }
}
