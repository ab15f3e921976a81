package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what was released to the environment: when, by whom, from which commit, and what came of it. With
 * {@code -Dsarvanom.revision} one release in full, with its images and its plan.
 */
@Mojo(name = "history", aggregator = true, threadSafe = true)
public final class HistoryMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        Wiring.of(this).history();
    }
}
