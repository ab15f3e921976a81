package com.sarvanom.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to {@code /health}. */
public record HealthReport(
        Status status,
        Instant timestamp,
        double uptimeSeconds,
        String version,
        Map<String, Status> dependencies,
        Map<String, Number> metrics) {

    /**
     * 503 only when unhealthy. A degraded service stays in the load balancer: taking all pods out because a store is
     * down would turn a part of the answers missing into no answer at all.
     */
    public int httpStatus() {
        return status == Status.UNHEALTHY ? 503 : 200;
    }

    /** The JSON document, with the names of the specification. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", status.word());
        document.put("timestamp", timestamp.truncatedTo(ChronoUnit.MILLIS).toString());
        document.put("uptime_seconds", uptimeSeconds);
        document.put("version", version);
        Map<String, String> words = new LinkedHashMap<>();
        dependencies.forEach((name, state) -> words.put(name, state.word()));
        document.put("dependencies", words);
        document.put("metrics", metrics);
        return document;
    }
}
