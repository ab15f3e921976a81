package io.github.sarvanom.rehearsal.admission;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Filling in what an object does not say. */
final class Nodes {
    private Nodes() {}

    static void fill(ObjectNode object, String field, String value) {
        fill(object, field, JsonNodeFactory.instance.stringNode(value));
    }

    static void fill(ObjectNode object, String field, int value) {
        fill(object, field, JsonNodeFactory.instance.numberNode(value));
    }

    static void fill(ObjectNode object, String field, boolean value) {
        fill(object, field, JsonNodeFactory.instance.booleanNode(value));
    }

    static void fill(ObjectNode object, String field, JsonNode value) {
        if (isMissing(object, field)) {
            object.set(field, value);
        }
    }

    static boolean isMissing(ObjectNode object, String field) {
        JsonNode there = object.get(field);
        return there == null
                || there.isNull()
                || (there.isString() && there.stringValue().isEmpty());
    }

    /** The object in a field; made when it is missing. */
    static ObjectNode child(ObjectNode object, String field) {
        return object.get(field) instanceof ObjectNode there ? there : object.putObject(field);
    }

    /** The objects of a list; empty when there is none. */
    static List<ObjectNode> items(JsonNode list) {
        List<ObjectNode> result = new ArrayList<>();
        for (JsonNode item : list) {
            if (item instanceof ObjectNode object) {
                result.add(object);
            }
        }
        return result;
    }
}
