package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.store.Meta;
import tools.jackson.databind.JsonNode;

/** What can be read off a pod, and off what owns it. */
final class Pods {
    /** The one node of the rehearsal. */
    static final String NODE = "rehearsal";

    private Pods() {}

    static boolean isActive(JsonNode pod) {
        String phase = phase(pod);
        return !Meta.isBeingDeleted(pod) && !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    static int generation(JsonNode workload) {
        return workload.path("metadata").path("generation").asInt(0);
    }

    static String phase(JsonNode pod) {
        return pod.path("status").path("phase").asString("");
    }

    static boolean isReady(JsonNode pod) {
        return Conditions.find(pod.path("status"), "Ready")
                .path("status")
                .asString("")
                .equals("True");
    }
}
