package io.github.sarvanom.rehearsal.controllers;

import tools.jackson.databind.JsonNode;

/** Whether a container that has ended is started again (Kubernetes, "Pod Lifecycle": container restart policy). */
public enum RestartPolicy {
    /** A pod's own unless it says otherwise. */
    ALWAYS,
    ON_FAILURE,
    NEVER;

    /** What a pod says. */
    public static RestartPolicy of(JsonNode pod) {
        return switch (pod.path("spec").path("restartPolicy").asString("Always")) {
            case "OnFailure" -> ON_FAILURE;
            case "Never" -> NEVER;
            default -> ALWAYS;
        };
    }

    /** @param exitCode 0 for success */
    public boolean startsAgainAfter(int exitCode) {
        return this == ALWAYS || (this == ON_FAILURE && exitCode != 0);
    }
}
