package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.schema.Field;
import io.github.sarvanom.rehearsal.schema.FieldType;
import io.github.sarvanom.rehearsal.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strategic merge patch: lists that have a merge key are merged item by item. Of the directives it knows {@code $patch: delete},
 * {@code $patch: replace} and {@code $retainKeys}; {@code $deleteFromPrimitiveList} and {@code $setElementOrder} are ignored.
 */
final class StrategicMerge {
    private final Schema schema;

    StrategicMerge(Schema schema) {
        this.schema = schema;
    }

    ObjectNode patch(ObjectNode object, JsonNode patch, String kind) {
        return objects(object, patch, FieldType.struct(kind));
    }

    private ObjectNode objects(@Nullable JsonNode old, JsonNode patch, FieldType type) {
        ObjectNode result = old instanceof ObjectNode there ? there.deepCopy() : JsonNodeFactory.instance.objectNode();
        if (patch.path("$patch").asString("").equals("replace")) {
            result.removeAll();
        }
        retain(result, patch.path("$retainKeys"));
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            if (!entry.getKey().startsWith("$")) {
                field(result, entry.getKey(), entry.getValue(), type);
            }
        }
        return result;
    }

    private static void retain(ObjectNode result, JsonNode keys) {
        if (keys.isArray()) {
            java.util.Set<String> kept = new java.util.HashSet<>();
            keys.forEach(key -> kept.add(key.asString("")));
            result.propertyNames().stream()
                    .filter(name -> !kept.contains(name))
                    .toList()
                    .forEach(result::remove);
        }
    }

    private void field(ObjectNode result, String name, JsonNode patch, FieldType type) {
        if (patch.isNull()) {
            result.remove(name);
            return;
        }
        Field field =
                type.shape().isStruct() ? schema.struct(type.struct()).fields().get(name) : null;
        FieldType below = field != null ? field.type() : type.shape().isMap() ? type.item() : null;
        JsonNode old = result.get(name);
        if (patch.isArray() && field != null && field.patch().contains("merge") && old instanceof ArrayNode list) {
            result.set(name, lists(list, patch, field));
        } else if (patch.isObject()
                && below != null
                && (below.shape().isStruct() || below.shape().isMap())) {
            result.set(name, objects(old, patch, below));
        } else {
            result.set(name, patch);
        }
    }

    private ArrayNode lists(ArrayNode old, JsonNode patch, Field field) {
        ArrayNode result = old.deepCopy();
        int at = field.patch().indexOf("merge:");
        if (at < 0) {
            patch.forEach(item -> addIfMissing(result, item));
            return result;
        }
        String key = field.patch().substring(at + "merge:".length());
        List<JsonNode> named = new ArrayList<>();
        for (JsonNode item : patch) {
            int index = indexOf(old, key, item.path(key));
            result.removeIf(each -> each.path(key).equals(item.path(key)));
            if (!item.path("$patch").asString("").equals("delete")) {
                named.add(objects(
                        index < 0 ? null : old.get(index), item, field.type().item()));
            }
        }
        return ordered(named, result, old, key);
    }

    /** The patch's items in its order; the others before those that they preceded. */
    private static ArrayNode ordered(List<JsonNode> named, ArrayNode others, ArrayNode old, String key) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        int at = 0;
        for (JsonNode item : named) {
            int place = indexOf(old, key, item.path(key));
            while (at < others.size()
                    && place >= 0
                    && indexOf(old, key, others.get(at).path(key)) < place) {
                result.add(others.get(at++));
            }
            result.add(item);
        }
        while (at < others.size()) {
            result.add(others.get(at++));
        }
        return result;
    }

    private static void addIfMissing(ArrayNode list, JsonNode item) {
        for (JsonNode each : list) {
            if (each.equals(item)) {
                return;
            }
        }
        list.add(item);
    }

    private static int indexOf(ArrayNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }
}
