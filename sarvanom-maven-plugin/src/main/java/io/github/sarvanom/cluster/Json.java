package io.github.sarvanom.cluster;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Trees of maps and lists to JSON and back; no typed model is loaded for it. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private Json() {}

    static Map<String, Object> tree(byte[] json) {
        return MAPPER.readValue(json, TREE);
    }

    static Map<String, Object> tree(String json) {
        return MAPPER.readValue(json, TREE);
    }

    /** The object that an error answer holds; an empty map when it is no JSON object. */
    static Map<String, Object> treeOrEmpty(byte[] answer) {
        try {
            return answer.length == 0 ? Map.of() : tree(answer);
        } catch (JacksonException notJson) {
            return Map.of();
        }
    }

    static String text(Map<String, ?> tree) {
        return MAPPER.writeValueAsString(tree);
    }
}
