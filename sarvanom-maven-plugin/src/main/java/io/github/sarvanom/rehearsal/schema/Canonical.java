package io.github.sarvanom.rehearsal.schema;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads an object as a real server's Go types do and writes it as they do: known fields in their order, empty values left
 * out where Go leaves them out, quantities in canonical form, empty structs shown where Go shows them.
 */
public final class Canonical {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Schema schema;
    private final List<String> unknown;

    /** @param unknown collects the paths of fields that the schema does not have; they are dropped from the result */
    public Canonical(Schema schema, List<String> unknown) {
        this.schema = schema;
        this.unknown = unknown;
    }

    /** @throws ShapeException when a value has another type than its field */
    public ObjectNode object(ObjectNode value, String struct) {
        return struct(value, schema.struct(struct), Trail.ROOT, struct);
    }

    private ObjectNode struct(@Nullable JsonNode value, StructType type, Trail at, String owner) {
        if (value != null && !value.isObject()) {
            throw mismatch(value, at, owner, "v1." + type.name());
        }
        ObjectNode result = JSON.objectNode();
        for (Field field : type.fields().values()) {
            JsonNode given = value == null ? null : value.get(field.name());
            JsonNode kept =
                    field(given == null || given.isNull() ? null : given, field, at.child(field.name()), type.name());
            if (kept != null) {
                result.set(field.name(), kept);
            }
        }
        if (value != null) {
            reportUnknown(value, type, at);
        }
        return result;
    }

    private void reportUnknown(JsonNode value, StructType type, Trail at) {
        for (String name : value.propertyNames()) {
            if (!type.fields().containsKey(name)) {
                unknown.add(at.child(name).toString());
            }
        }
    }

    private @Nullable JsonNode field(@Nullable JsonNode given, Field field, Trail at, String owner) {
        if (given == null) {
            return field.isAlwaysThere()
                    ? struct(null, schema.struct(field.type().struct()), at, owner)
                    : zero(field);
        }
        JsonNode read = value(given, field.type(), at, owner);
        boolean dropped = field.omitEmpty()
                && !field.pointer()
                && isEmpty(read, field.type().shape());
        return dropped ? zero(field) : read;
    }

    private @Nullable JsonNode zero(Field field) {
        Shape shape = field.type().shape();
        boolean time = shape == Shape.TIME || shape == Shape.MICRO_TIME;
        if (time && !field.pointer()) {
            return field.omitZero() ? null : JSON.nullNode();
        }
        if (field.omitEmpty()) {
            return null;
        }
        if (field.pointer() || shape.isList() || shape.isMap() || shape == Shape.ANY) {
            return JSON.nullNode();
        }
        return switch (shape) {
            case STRING -> JSON.stringNode("");
            case BOOL -> JSON.booleanNode(false);
            case QUANTITY -> JSON.stringNode("0");
            default -> JSON.numberNode(0);
        };
    }

    private static boolean isEmpty(JsonNode value, Shape shape) {
        if (shape.isStruct() || shape == Shape.INT_OR_STRING || shape == Shape.QUANTITY) {
            return false;
        }
        return (value.isContainer() && value.isEmpty())
                || (value.isString() && value.stringValue().isEmpty())
                || (value.isBoolean() && !value.booleanValue())
                || (value.isNumber() && value.doubleValue() == 0);
    }

    private JsonNode value(JsonNode given, FieldType type, Trail at, String owner) {
        Shape shape = type.shape();
        if (shape.isStruct()) {
            return struct(given, schema.struct(type.struct()), at, owner);
        }
        if (shape.isMap()) {
            return map(given, type.item(), at, owner);
        }
        if (shape.isList()) {
            return list(given, type.item(), at, owner);
        }
        return shape == Shape.ANY ? given : scalar(given, shape, at, owner);
    }

    private ObjectNode map(JsonNode given, FieldType item, Trail at, String owner) {
        if (!given.isObject()) {
            throw mismatch(given, at, owner, "map[string]" + goName(item.shape()));
        }
        ObjectNode result = JSON.objectNode();
        for (Map.Entry<String, JsonNode> entry : sorted(given).entrySet()) {
            JsonNode read =
                    entry.getValue().isNull() ? zeroItem(item, at, owner) : value(entry.getValue(), item, at, owner);
            result.set(entry.getKey(), read);
        }
        return result;
    }

    /** Go writes maps in the order of their keys. */
    private static Map<String, JsonNode> sorted(JsonNode map) {
        Map<String, JsonNode> result = new java.util.TreeMap<>();
        map.properties().forEach(entry -> result.put(entry.getKey(), entry.getValue()));
        return result;
    }

    private ArrayNode list(JsonNode given, FieldType item, Trail at, String owner) {
        if (!given.isArray()) {
            throw mismatch(
                    given, at, owner, "[]" + (item.shape().isStruct() ? "v1." + item.struct() : goName(item.shape())));
        }
        ArrayNode result = JSON.arrayNode();
        for (int i = 0; i < given.size(); i++) {
            JsonNode each = given.get(i);
            result.add(each.isNull() ? zeroItem(item, at, owner) : value(each, item, at.item(i), owner));
        }
        return result;
    }

    private JsonNode zeroItem(FieldType item, Trail at, String owner) {
        if (item.shape().isStruct()) {
            return struct(null, schema.struct(item.struct()), at, owner);
        }
        return item.shape() == Shape.STRING || item.shape() == Shape.BYTES ? JSON.stringNode("") : JSON.nullNode();
    }

    private static JsonNode scalar(JsonNode given, Shape shape, Trail at, String owner) {
        boolean right = switch (shape) {
            case BOOL -> given.isBoolean();
            case INT32, INT64 -> given.isIntegralNumber();
            case FLOAT -> given.isNumber();
            case QUANTITY, INT_OR_STRING -> given.isString() || given.isNumber();
            default -> given.isString();
        };
        if (!right) {
            throw mismatch(given, at, owner, goName(shape));
        }
        if (shape == Shape.QUANTITY) {
            return quantity(given.asString());
        }
        if (given.isIntegralNumber()) {
            return integer(given.longValue());
        }
        return shape == Shape.BYTES ? bytes(given.stringValue()) : given;
    }

    /** One node type for one number: Jackson's nodes of different widths are never equal. */
    private static JsonNode integer(long value) {
        return value == (int) value ? JSON.numberNode((int) value) : JSON.numberNode(value);
    }

    private static StringNode quantity(String text) {
        Optional<String> canonical = Quantity.canonical(text.trim());
        return JSON.stringNode(canonical.orElseThrow(() -> new ShapeException(
                "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")));
    }

    private static StringNode bytes(String text) {
        String clean = text.replace("\n", "").replace("\r", "");
        try {
            if (clean.length() % 4 != 0) {
                throw new IllegalArgumentException("not padded");
            }
            return JSON.stringNode(
                    Base64.getEncoder().encodeToString(Base64.getDecoder().decode(clean)));
        } catch (IllegalArgumentException e) {
            throw new ShapeException("illegal base64 data at input byte " + firstOutside(clean));
        }
    }

    private static int firstOutside(String base64) {
        for (int i = 0; i < base64.length(); i++) {
            if (!Character.isLetterOrDigit(base64.charAt(i)) && "+/=".indexOf(base64.charAt(i)) < 0) {
                return i;
            }
        }
        return base64.length() / 4 * 4;
    }

    private static String goName(Shape shape) {
        return switch (shape) {
            case BOOL -> "bool";
            case INT32 -> "int32";
            case INT64 -> "int64";
            case FLOAT -> "float64";
            default -> "string";
        };
    }

    private static ShapeException mismatch(JsonNode given, Trail at, String owner, String wanted) {
        String seen = given.isObject()
                ? "object"
                : given.isArray() ? "array" : given.isNumber() ? "number" : given.isBoolean() ? "bool" : "string";
        return new ShapeException("json: cannot unmarshal " + seen + " into Go struct field " + owner + "." + path(at)
                + " of type " + wanted);
    }

    private static String path(Trail at) {
        return at.toString().replaceAll("\\[\\d+]", "");
    }
}
