package io.github.sarvanom.rehearsal.controllers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The conditions of a status. */
final class Conditions {
    private Conditions() {}

    /** The condition of a type; a missing node when there is none. */
    static JsonNode find(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    /** Sets a condition; its transition time moves only when its status changes. */
    static ObjectNode set(ObjectNode status, String type, boolean holds, String now) {
        String value = holds ? "True" : "False";
        ArrayNode conditions = status.withArray("conditions");
        for (JsonNode each : conditions) {
            if (each.path("type").asString("").equals(type) && each instanceof ObjectNode condition) {
                if (!condition.path("status").asString("").equals(value)) {
                    condition.put("status", value).put("lastTransitionTime", now);
                }
                return condition;
            }
        }
        return conditions.addObject().put("type", type).put("status", value).put("lastTransitionTime", now);
    }

    static void explain(ObjectNode condition, String reason, String message) {
        condition.put("reason", reason).put("message", message);
    }

    static void remove(ObjectNode status, String type) {
        ArrayNode conditions = status.withArray("conditions");
        for (int i = conditions.size() - 1; i >= 0; i--) {
            if (conditions.get(i).path("type").asString("").equals(type)) {
                conditions.remove(i);
            }
        }
    }
}
