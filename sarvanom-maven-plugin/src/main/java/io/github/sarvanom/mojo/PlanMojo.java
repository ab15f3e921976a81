package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Builds, then shows what {@code deploy} would create, change and leave, field by field, and changes nothing in the cluster. */
@Mojo(name = "plan", aggregator = true, threadSafe = true)
@Execute(lifecycle = "sarvanom", phase = LifecyclePhase.PACKAGE)
public final class PlanMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        binding().refuse();
        Wiring.of(this).plan();
    }
}
