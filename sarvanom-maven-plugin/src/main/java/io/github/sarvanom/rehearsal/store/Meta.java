package io.github.sarvanom.rehearsal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands in the metadata of an object. */
public final class Meta {
    private Meta() {}

    /** The metadata itself; added when it is missing. */
    public static ObjectNode of(ObjectNode object) {
        return object.get("metadata") instanceof ObjectNode metadata ? metadata : object.putObject("metadata");
    }

    /** A text field of the metadata; empty when it is missing. */
    public static String text(JsonNode object, String field) {
        return object.path("metadata").path(field).asString("");
    }

    public static String name(JsonNode object) {
        return text(object, "name");
    }

    public static String namespace(JsonNode object) {
        return text(object, "namespace");
    }

    public static String uid(JsonNode object) {
        return text(object, "uid");
    }

    public static boolean isBeingDeleted(JsonNode object) {
        return !text(object, "deletionTimestamp").isEmpty();
    }

    public static Map<String, String> labels(JsonNode object) {
        return texts(object.path("metadata").path("labels"));
    }

    /** A map of texts; empty when there is none. */
    public static Map<String, String> texts(JsonNode map) {
        Map<String, String> result = new TreeMap<>();
        map.properties()
                .forEach(entry -> result.put(entry.getKey(), entry.getValue().asString("")));
        return result;
    }

    public static List<String> finalizers(JsonNode object) {
        List<String> result = new ArrayList<>();
        object.path("metadata").path("finalizers").forEach(each -> result.add(each.asString("")));
        return result;
    }

    public static void setFinalizers(ObjectNode object, List<String> finalizers) {
        if (finalizers.isEmpty()) {
            of(object).remove("finalizers");
        } else {
            ArrayNode list = of(object).putArray("finalizers");
            finalizers.forEach(list::add);
        }
    }

    /** The reference of the one owner that controls the object. */
    public static Optional<JsonNode> controller(JsonNode object) {
        for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
            if (owner.path("controller").asBoolean(false)) {
                return Optional.of(owner);
            }
        }
        return Optional.empty();
    }

    public static boolean isControlledBy(JsonNode object, JsonNode owner) {
        return controller(object)
                .filter(ref -> ref.path("uid").asString("").equals(uid(owner)))
                .isPresent();
    }
}
