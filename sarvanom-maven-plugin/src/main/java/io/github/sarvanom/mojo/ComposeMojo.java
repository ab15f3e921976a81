package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes {@code target/sarvanom/<environment>/compose.yaml}: the services that were built last, and the backing stores that the
 * environment declares. For people and other tools; {@code deploy} writes it too.
 */
@Mojo(name = "compose", aggregator = true, threadSafe = true)
public final class ComposeMojo extends SarvanomMojo {
    @Override
    void run() {
        Wiring.of(this).writeComposeFile();
    }
}
