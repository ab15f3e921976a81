package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Shows what runs in the environment now, against what the last build of this checkout would deploy. */
@Mojo(name = "status", aggregator = true, threadSafe = true)
public final class StatusMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        Wiring.of(this).status();
    }
}
