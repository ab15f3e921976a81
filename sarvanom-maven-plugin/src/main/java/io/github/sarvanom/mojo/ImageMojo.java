package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds this module's image and pushes it to the registry, without a container engine. A module that is no service is passed
 * over. When nothing changed, nothing is built and nothing is pushed.
 */
@Mojo(
        name = "image",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class ImageMojo extends SarvanomMojo {
    @Override
    void run() throws InterruptedException {
        new EarlyCluster(session).refuseIfUnreachable();
        Wiring wiring = Wiring.of(this);
        if (wiring.module().isService()) {
            Handover.of(session).built(project, wiring.buildImage());
        } else {
            Handover.of(session).isNoService(project);
        }
    }
}
