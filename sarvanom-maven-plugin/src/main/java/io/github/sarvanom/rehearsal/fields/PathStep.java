package io.github.sarvanom.rehearsal.fields;

import io.github.sarvanom.rehearsal.schema.FieldType;
import io.github.sarvanom.rehearsal.schema.Shape;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The steps of a path in {@code FieldsV1}: {@code f:image}, {@code k:{"name":"web"}}, {@code v:"x"}. */
final class PathStep {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PathStep() {}

    static String field(String name) {
        return "f:" + name;
    }

    /**
     * The step to an item of a set or of a list told apart by keys. A key that is missing has its default: TCP for a protocol, 0 for
     * the number of a port, and otherwise an empty text.
     */
    static String item(JsonNode item, FieldType list) {
        if (list.shape() == Shape.SET) {
            return "v:" + item;
        }
        Map<String, JsonNode> keys = new TreeMap<>();
        for (String key : list.keys()) {
            JsonNode value = item.get(key);
            keys.put(key, value == null || value.isNull() ? missing(key) : value);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        keys.forEach(json::set);
        return "k:" + json;
    }

    private static JsonNode missing(String key) {
        return switch (key) {
            case "protocol" -> JsonNodeFactory.instance.stringNode("TCP");
            case "port", "containerPort" -> JsonNodeFactory.instance.numberNode(0);
            default -> JsonNodeFactory.instance.stringNode("");
        };
    }

    static String readable(String step) {
        String rest = step.substring(2);
        return switch (step.charAt(0)) {
            case 'f' -> "." + rest;
            case 'k' ->
                JSON.readTree(rest).properties().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(",", "[", "]"));
            case 'v' -> "[=" + rest + "]";
            default -> "[" + rest + "]";
        };
    }
}
