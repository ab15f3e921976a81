package io.github.sarvanom.rehearsal.fields;

import io.github.sarvanom.rehearsal.schema.FieldType;
import io.github.sarvanom.rehearsal.schema.Schema;
import io.github.sarvanom.rehearsal.schema.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what in an applied object does not fit the schema, with the words of a real server. */
final class SchemaCheck {
    private final Schema schema;
    private final List<String> errors = new ArrayList<>();
    private boolean secret;

    SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    /** @throws SchemaMismatchException with everything found, a line each */
    void check(JsonNode value, FieldType type, String at) {
        secret = type.struct().equals("Secret");
        visit(value, type, at);
        if (!errors.isEmpty()) {
            throw new SchemaMismatchException(
                    errors.size() == 1 ? errors.get(0) : "errors:\n  " + String.join("\n  ", errors));
        }
    }

    private void visit(JsonNode value, FieldType type, String at) {
        Shape shape = type.shape();
        if (value.isNull() || shape == Shape.ANY) {
            return;
        }
        if (shape.isList()) {
            list(value, type, at);
        } else if (shape.isMap() || shape.isStruct()) {
            map(value, type, at);
        } else {
            scalar(value, shape, at);
        }
    }

    private void map(JsonNode value, FieldType type, String at) {
        if (!value.isObject()) {
            errors.add(at + ": expected map, got " + go(value));
            return;
        }
        int before = errors.size();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String path = at + "." + entry.getKey();
            FieldType below = schema.below(type, entry.getKey());
            if (below == null) {
                errors.add(path + ": field not declared in schema");
            } else {
                visit(entry.getValue(), below, path);
            }
            if (errors.size() > before) {
                return;
            }
        }
    }

    private void list(JsonNode value, FieldType type, String at) {
        if (!value.isArray()) {
            errors.add(at + ": expected list, got " + go(value));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = value.get(i);
            String path = at + "[" + i + "]";
            if (type.shape() != Shape.ATOMIC_LIST) {
                String step = PathStep.item(item, type);
                path = at + PathStep.readable(step);
                if (!seen.add(step)) {
                    errors.add(at + ": duplicate entries for key " + PathStep.readable(step));
                }
            }
            visit(item, type.item(), path);
        }
    }

    private void scalar(JsonNode value, Shape shape, String at) {
        boolean right = switch (shape) {
            case BOOL -> value.isBoolean();
            case INT32, INT64, FLOAT -> value.isNumber();
            case QUANTITY, INT_OR_STRING -> value.isNumber() || value.isString();
            default -> value.isString();
        };
        if (!right) {
            String wanted = shape == Shape.BOOL
                    ? "boolean"
                    : shape == Shape.STRING || shape.compareTo(Shape.FLOAT) > 0 ? "string" : "numeric (int or float)";
            errors.add(at + ": expected " + wanted + ", got " + go(value));
        }
    }

    /** As Go prints it, but for a Secret: a real server would show the value. */
    private String go(JsonNode value) {
        if (secret) {
            return "&value.valueUnstructured{Value:withheld}";
        }
        if (value.isContainer()) {
            return value.isArray() ? "&value.listUnstructured{...}" : "&value.mapUnstructured{...}";
        }
        return "&value.valueUnstructured{Value:" + (value.isString() ? value : value.asString()) + "}";
    }
}
