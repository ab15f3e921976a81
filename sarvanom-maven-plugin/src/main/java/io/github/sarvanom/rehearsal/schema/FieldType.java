package io.github.sarvanom.rehearsal.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of one value.
 *
 * @param shape what it looks like
 * @param struct the name of the struct; empty for everything else
 * @param keys the fields that tell the items of a {@link Shape#LIST_MAP} apart; empty for everything else
 * @param element the type of the items of a list or map; null for everything else
 */
public record FieldType(
        Shape shape,
        String struct,
        List<String> keys,
        @Nullable FieldType element) {
    private static final Map<String, Shape> SCALARS = Map.ofEntries(
            Map.entry("string", Shape.STRING),
            Map.entry("bool", Shape.BOOL),
            Map.entry("int32", Shape.INT32),
            Map.entry("int64", Shape.INT64),
            Map.entry("float", Shape.FLOAT),
            Map.entry("bytes", Shape.BYTES),
            Map.entry("quantity", Shape.QUANTITY),
            Map.entry("intstr", Shape.INT_OR_STRING),
            Map.entry("time", Shape.TIME),
            Map.entry("microtime", Shape.MICRO_TIME),
            Map.entry("any", Shape.ANY));

    public static FieldType struct(String name) {
        return new FieldType(Shape.STRUCT, name, List.of(), null);
    }

    /** The type of an item. Call it for lists and maps only. */
    public FieldType item() {
        return Objects.requireNonNull(element);
    }

    static FieldType parse(String text) {
        if (text.startsWith("{}")) {
            return new FieldType(Shape.MAP, "", List.of(), parse(text.substring(2)));
        }
        if (text.startsWith("!{}")) {
            return new FieldType(Shape.ATOMIC_MAP, "", List.of(), parse(text.substring(3)));
        }
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return list(text.substring(1, end), parse(text.substring(end + 1)));
        }
        Shape scalar = SCALARS.get(text);
        if (scalar != null) {
            return new FieldType(scalar, "", List.of(), null);
        }
        return text.startsWith("!")
                ? new FieldType(Shape.ATOMIC_STRUCT, text.substring(1), List.of(), null)
                : struct(text);
    }

    private static FieldType list(String keys, FieldType item) {
        if (keys.isEmpty()) {
            return new FieldType(Shape.ATOMIC_LIST, "", List.of(), item);
        }
        return keys.equals("=")
                ? new FieldType(Shape.SET, "", List.of(), item)
                : new FieldType(Shape.LIST_MAP, "", List.of(keys.split(",")), item);
    }
}
