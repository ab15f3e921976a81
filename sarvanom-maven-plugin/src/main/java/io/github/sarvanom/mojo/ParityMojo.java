package io.github.sarvanom.mojo;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.ProjectBuilder;

/**
 * Lists what differs between the environments, the profiles of the POM: variables, secrets' names, stores, and each service's port,
 * version, replicas, limits; and what {@code <parity>} says of why. With {@code -Dsarvanom.parity.failOnUnexplained} it fails when
 * something is not explained. Asks no cluster and reads no secret.
 */
@Mojo(name = "parity", aggregator = true, threadSafe = true)
public final class ParityMojo extends SarvanomMojo {
    @Inject
    ProjectBuilder projects;

    @Override
    void run() {
        Wiring.of(this).parity(projects);
    }
}
