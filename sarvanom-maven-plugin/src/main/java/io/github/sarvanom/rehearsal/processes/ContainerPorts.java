package io.github.sarvanom.rehearsal.processes;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The ports that a container names. */
final class ContainerPorts {
    private ContainerPorts() {}

    /** The port that a number or a name means; 0 when the container has no port of that name. */
    static int number(JsonNode container, JsonNode port) {
        return port.isNumber()
                ? port.asInt(0)
                : named(container, port.asString("")).orElse(0);
    }

    static Optional<Integer> named(JsonNode container, String name) {
        return container
                .path("ports")
                .valueStream()
                .filter(port -> port.path("name").asString("").equals(name))
                .map(port -> port.path("containerPort").asInt(0))
                .findFirst();
    }
}
