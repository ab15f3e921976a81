package io.github.sarvanom.rehearsal.admission;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One expression of a {@code LabelSelector}. */
final class LabelRequirement {
    private LabelRequirement() {}

    static boolean holds(JsonNode expression, Map<String, String> labels) {
        String key = expression.path("key").asString("");
        Set<String> values = new HashSet<>();
        expression.path("values").forEach(value -> values.add(value.asString("")));
        String label = labels.get(key);
        return switch (expression.path("operator").asString("")) {
            case "In" -> label != null && values.contains(label);
            case "NotIn" -> label == null || !values.contains(label);
            case "Exists" -> label != null;
            case "DoesNotExist" -> label == null;
            default -> false;
        };
    }
}
