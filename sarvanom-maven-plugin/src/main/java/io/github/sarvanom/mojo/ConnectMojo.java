package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Opens a way to each service of the running release for the rest of this Maven run, and hands their addresses to the module as
 * properties: {@code sarvanom.address.gateway} is {@code http://127.0.0.1:41234}. Bound before the module's own integration tests,
 * these test the release. A property of that name that was said, such as the public address, is left as it is.
 */
@Mojo(name = "connect", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class ConnectMojo extends SarvanomMojo {
    @Override
    void run() {
        Wiring.of(this).connect();
    }
}
