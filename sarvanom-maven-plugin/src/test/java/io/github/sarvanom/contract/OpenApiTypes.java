package io.github.sarvanom.contract;

import io.github.sarvanom.rehearsal.schema.Field;
import io.github.sarvanom.rehearsal.schema.FieldType;
import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.schema.ResourceTable;
import io.github.sarvanom.rehearsal.schema.Schema;
import io.github.sarvanom.rehearsal.schema.Shape;
import io.github.sarvanom.rehearsal.schema.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The types that a server describes in its OpenAPI documents, to compare the rehearsal's table with. */
final class OpenApiTypes {
    static final List<String> GROUPS = List.of(
            "api/v1",
            "apis/apps/v1",
            "apis/autoscaling/v2",
            "apis/batch/v1",
            "apis/coordination.k8s.io/v1",
            "apis/discovery.k8s.io/v1",
            "apis/networking.k8s.io/v1",
            "apis/policy/v1",
            "apis/rbac.authorization.k8s.io/v1",
            "apis/scheduling.k8s.io/v1",
            "apis/storage.k8s.io/v1");

    private final Map<String, JsonNode> schemas = new HashMap<>();
    private final Map<String, JsonNode> kinds = new HashMap<>();

    void read(String document) {
        JsonNode all = JsonMapper.shared().readTree(document).path("components").path("schemas");
        all.properties().forEach(entry -> {
            schemas.put(entry.getKey(), entry.getValue());
            for (JsonNode kind : entry.getValue().path("x-kubernetes-group-version-kind")) {
                String group = kind.path("group").asString("");
                String version = kind.path("version").asString("");
                kinds.put(
                        (group.isEmpty() ? version : group + "/" + version) + " "
                                + kind.path("kind").asString(""),
                        entry.getValue());
            }
        });
    }

    /** One line for each field that only one side has or that the sides own differently. */
    List<String> differencesFrom(Schema table, ResourceTable resources) {
        List<String> differences = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Resource resource : resources.all()) {
            JsonNode described = kinds.get(resource.apiVersion() + " " + resource.kind());
            if (described != null) {
                compare(table, table.struct(resource.kind()), described, seen, differences);
            }
        }
        return differences;
    }

    private void compare(
            Schema table, StructType type, JsonNode described, Set<String> seen, List<String> differences) {
        if (!seen.add(type.name())) {
            return;
        }
        Set<String> names = new TreeSet<>(type.fields().keySet());
        names.addAll(described.path("properties").propertyNames());
        for (String name : names) {
            Field field = type.fields().get(name);
            JsonNode property = described.path("properties").path(name);
            if (field == null || property.isMissingNode()) {
                differences.add(type.name() + "." + name + (field == null ? " is missing" : " is too much"));
            } else {
                compare(table, type.name() + "." + name, field.type(), property, seen, differences);
            }
        }
    }

    private void compare(
            Schema table, String at, FieldType type, JsonNode property, Set<String> seen, List<String> differences) {
        if (type.shape().isList() && type.shape() != listShape(property)) {
            differences.add(at + " is " + type.shape() + ", there " + listShape(property));
        }
        if (type.shape() == Shape.LIST_MAP
                && !type.keys()
                        .toString()
                        .equals(property.path("x-kubernetes-list-map-keys")
                                .valueStream()
                                .map(key -> key.asString(""))
                                .toList()
                                .toString())) {
            differences.add(at + " has other keys: " + type.keys());
        }
        if (type.shape().isMap() || type.shape().isList()) {
            compare(
                    table,
                    at,
                    type.item(),
                    property.path(type.shape().isMap() ? "additionalProperties" : "items"),
                    seen,
                    differences);
        } else if (type.shape().isStruct()) {
            JsonNode reference =
                    property.has("$ref") ? property : property.path("allOf").path(0);
            String name = reference.path("$ref").asString("");
            JsonNode below = schemas.get(name.substring(name.lastIndexOf('/') + 1));
            if (below != null) {
                compare(table, table.struct(type.struct()), below, seen, differences);
            }
        }
    }

    private static Shape listShape(JsonNode property) {
        return switch (property.path("x-kubernetes-list-type").asString("")) {
            case "map" -> Shape.LIST_MAP;
            case "set" -> Shape.SET;
            default -> Shape.ATOMIC_LIST;
        };
    }
}
