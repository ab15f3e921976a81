package io.github.sarvanom.rehearsal.processes;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** What the kubelet does before it sends SIGTERM: {@code lifecycle.preStop}. */
final class PreStop {
    private final String address;
    private final JsonNode container;

    PreStop(String address, JsonNode container) {
        this.address = address;
        this.container = container;
    }

    /** Blocks until it is done, or the grace is over. A command is not executed: the image's files are not this machine's. */
    void await(Duration grace) throws InterruptedException {
        JsonNode said = container.path("lifecycle").path("preStop");
        if (said.has("sleep")) {
            long wanted = said.path("sleep").path("seconds").asLong(0) * 1000;
            TimeUnit.MILLISECONDS.sleep(Math.min(wanted, grace.toMillis()));
        } else if (said.has("httpGet")) {
            JsonNode get = said.path("httpGet");
            new HttpProbe(address, ContainerPorts.number(container, get.path("port")), get).ask(grace);
        }
    }
}
