package io.github.sarvanom.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes out of an answer what differs from run to run: names of namespaces, UIDs, versions, times, addresses. */
final class Normaliser {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String UID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** Several managers' conflicts, and managers of one second. */
    private static final Predicate<JsonNode> ORDERED_BY_CHANCE =
            item -> item.has("fieldsV1") || item.path("reason").asString("").equals("FieldManagerConflict");

    private static final Predicate<JsonNode> CONTROLLERS =
            item -> item.has("fieldsV1") && item.path("manager").asString("").startsWith("kube-controller");
    private static final Set<String> FOLLOWED_BY_CONTROLLERS = Set.of(
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "Job",
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget",
            "ResourceQuota",
            "CronJob");

    private Normaliser() {}

    static String normalise(String body, String namespace) {
        String text = body.replace(namespace, "$ns")
                .replaceAll(UID, "<uid>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "<time>")
                .replaceAll("\"10\\.96\\.\\d+\\.\\d+\"", "\"<address>\"")
                .replaceAll("ResourceVersion in record \\(\\d+\\)", "ResourceVersion in record (<version>)")
                .replaceAll("too old resource version: (\\d+) \\(\\d+\\)", "too old resource version: $1 (<version>)");
        try {
            return sorted(JSON.readTree(text)).toString();
        } catch (JacksonException e) {
            return text.strip();
        }
    }

    /** What a controller may or may not have written already. */
    private static void withoutControllers(ObjectNode object) {
        if (FOLLOWED_BY_CONTROLLERS.contains(object.path("kind").asString("")) && object.has("metadata")) {
            object.remove("status");
            ObjectNode meta = (ObjectNode) object.get("metadata");
            if (meta.get("annotations") instanceof ObjectNode annotations) {
                annotations.remove("deployment.kubernetes.io/revision");
                if (annotations.isEmpty()) {
                    meta.remove("annotations");
                }
            }
        }
    }

    /** Objects by the names of their fields, so that order does not count; and versions, which only count as such. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = JSON.createObjectNode();
            Map<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(entry -> fields.put(entry.getKey(), sorted(entry.getValue())));
            fields.forEach(result::set);
            withoutControllers(result);
            for (String varying : new String[] {"resourceVersion", "continue"}) {
                if (result.path(varying).isString()) {
                    result.put(varying, "<" + varying + ">");
                }
            }
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JSON.createArrayNode();
            List<JsonNode> items = new ArrayList<>();
            array.forEach(item -> items.add(sorted(item)));
            if (items.stream().anyMatch(ORDERED_BY_CHANCE)) {
                items.sort(Comparator.comparing(JsonNode::toString));
            }
            items.stream().filter(CONTROLLERS.negate()).forEach(result::add);
            return result;
        }
        return node;
    }
}
