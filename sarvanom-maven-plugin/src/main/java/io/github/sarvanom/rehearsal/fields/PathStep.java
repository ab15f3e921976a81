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
     * The step to an item of a set or of a list told apart by keys. A missing {@code protocol} counts as TCP, the one
     * default that the schema of the served kinds has for a key.
     *
     * @throws SchemaMismatchException when an item lacks a key
     */
    static String item(JsonNode item, FieldType list, String at) {
        if (list.shape() == Shape.SET) {
            return "v:" + item;
        }
        Map<String, JsonNode> keys = new TreeMap<>();
        for (String key : list.keys()) {
            JsonNode value = item.get(key);
            if (value != null && !value.isNull()) {
                keys.put(key, value);
            } else if (key.equals("protocol")) {
                keys.put(key, JsonNodeFactory.instance.stringNode("TCP"));
            }
        }
        if (keys.isEmpty()) {
            throw new SchemaMismatchException(
                    at + ": element 0: associative list with keys has an element that omits key field "
                            + list.keys().stream().map(key -> '"' + key + '"').collect(Collectors.joining(", ")));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        keys.forEach(json::set);
        return "k:" + json;
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
