package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.environment.Environment;
import java.util.List;

/** What runs in an environment, service by service, in the services' order. */
public record Status(Environment environment, ServerInfo server, List<ServiceStatus> services) {
    public Status {
        services = List.copyOf(services);
    }
}
