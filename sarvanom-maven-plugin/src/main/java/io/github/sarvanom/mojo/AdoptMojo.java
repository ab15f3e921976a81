package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * As {@code deploy}, and takes over what {@code kubectl} made: the objects become the application's own, what they serve goes on,
 * and fields that are no longer wanted go. {@code plan} shows what will move.
 */
@Mojo(name = "adopt", aggregator = true, threadSafe = true)
@Execute(lifecycle = "sarvanom", phase = LifecyclePhase.PACKAGE)
public final class AdoptMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        binding().refuse();
        Wiring.of(this).adopt();
    }
}
