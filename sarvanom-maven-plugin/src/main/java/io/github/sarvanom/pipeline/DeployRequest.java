package io.github.sarvanom.pipeline;

import io.github.sarvanom.environment.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is to be released where.
 *
 * @param services of this reactor, or some of them: those left out are left alone
 * @param leftOut names of the application's services that are not part of this release; overlays may speak of them
 * @param terms what it may do
 * @param root the reactor's folder, which may hold overlays for the shared objects
 * @param output where the desired objects are written as YAML: {@code target/sarvanom/<environment>}
 * @param build how long the build took before this, images included; for the summary
 */
public record DeployRequest(
        Environment environment,
        List<ServiceImage> services,
        Set<String> leftOut,
        Terms terms,
        Path root,
        Path output,
        Duration build) {
    public DeployRequest {
        services = List.copyOf(services);
        leftOut = Set.copyOf(leftOut);
    }

    DesiredState.Inputs inputs() {
        return new DesiredState.Inputs(environment, services, leftOut, root);
    }

    Undertaking undertaking() {
        return new Undertaking(environment, services, output);
    }
}
