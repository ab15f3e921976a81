package io.github.sarvanom.compose;

import java.net.URI;
import java.util.Optional;

/** Where the services of a project are reached from this machine, as their engine says it now. */
public final class LocalAddress {
    private final Engine engine;
    private final String project;

    public LocalAddress(Engine engine, String project) {
        this.engine = engine;
        this.project = project;
    }

    /**
     * @param port on which its container listens
     * @return empty when it does not run, or that port leads nowhere
     */
    public Optional<URI> of(String service, int port) throws InterruptedException {
        return engine.containers(project).stream()
                .filter(container -> ContainerName.of(container).equals(service))
                .flatMap(container -> Fields.list(container, "Ports").stream())
                .filter(each -> Fields.number(each, "PrivatePort") == port && Fields.number(each, "PublicPort") > 0)
                .findFirst()
                .map(each -> URI.create(
                        "http://" + host(Fields.text(each, "IP")) + ":" + Fields.number(each, "PublicPort")));
    }

    private static String host(String address) {
        return address.isEmpty() || address.equals("0.0.0.0") || address.contains(":") ? Ports.LOOPBACK : address;
    }
}
