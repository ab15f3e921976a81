package io.github.sarvanom.rehearsal.processes;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * When to probe, and how often it may fail. Defaults are the API's.
 *
 * @param initialDelay since the container's start
 * @param failures in a row that count
 * @param successes in a row that count
 */
record ProbeRule(Duration initialDelay, Duration period, Duration timeout, int failures, int successes) {
    static ProbeRule of(JsonNode probe) {
        return new ProbeRule(
                Duration.ofSeconds(probe.path("initialDelaySeconds").asInt(0)),
                Duration.ofSeconds(probe.path("periodSeconds").asInt(10)),
                Duration.ofSeconds(probe.path("timeoutSeconds").asInt(1)),
                probe.path("failureThreshold").asInt(3),
                probe.path("successThreshold").asInt(1));
    }
}
