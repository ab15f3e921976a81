package io.github.sarvanom.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes the Kubernetes objects of this module into {@code target/sarvanom/<environment>}, one YAML file an object; secrets by
 * name and fingerprint only. In the reactor's root the shared objects are written.
 */
@Mojo(name = "manifests", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ManifestsMojo extends SarvanomMojo {
    @Override
    void run() {
        Wiring.of(this).writeManifests();
    }
}
