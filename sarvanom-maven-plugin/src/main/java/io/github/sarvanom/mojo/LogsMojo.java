package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows the logs of all services together, a line after its service and pod, the values of secrets taken out. Follows them with
 * {@code -Dsarvanom.logs.follow}, pods that come later too, until Ctrl-C.
 */
@Mojo(name = "logs", aggregator = true, threadSafe = true)
public final class LogsMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        Wiring.of(this).logs();
    }
}
