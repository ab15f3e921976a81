package io.github.sarvanom.manifests;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.github.sarvanom.environment.Service;

/** The specification's three probes of a service's health path; all times in seconds. */
final class Probes {
    private Probes() {}

    /** Allows 10 + 30 × 5 = 160 s to start; the other two begin when it has succeeded once. */
    static Probe startup(Service service) {
        return health(service)
                .withInitialDelaySeconds(10)
                .withPeriodSeconds(5)
                .withTimeoutSeconds(3)
                .withFailureThreshold(30)
                .build();
    }

    static Probe readiness(Service service) {
        return health(service)
                .withPeriodSeconds(5)
                .withTimeoutSeconds(3)
                .withFailureThreshold(3)
                .build();
    }

    /** Slow to judge: a pause for garbage collection, or a dependency that is slow to answer, is no reason for a restart. */
    static Probe liveness(Service service) {
        return health(service)
                .withInitialDelaySeconds(30)
                .withPeriodSeconds(10)
                .withTimeoutSeconds(5)
                .withFailureThreshold(3)
                .build();
    }

    private static ProbeBuilder health(Service service) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(service.health())
                .withPort(new IntOrString(NetworkContributor.HTTP))
                .withScheme("HTTP")
                .endHttpGet();
    }
}
