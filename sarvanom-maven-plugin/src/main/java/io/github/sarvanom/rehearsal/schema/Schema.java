package io.github.sarvanom.rehearsal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All types that the rehearsal knows, read from {@code types.txt}. A line of that file is a type and its fields:
 * {@code ?} omitted when empty, {@code 0} omitted when zero, {@code *} pointer, {@code []} atomic list, {@code [=]} set,
 * {@code [a,b]} list told apart by a and b, {@code {}} map, {@code !} owned whole, {@code @} the patch strategy.
 */
public final class Schema {
    private final Map<String, String> lines;
    private final Map<String, StructType> parsed = new ConcurrentHashMap<>();

    private Schema(Map<String, String> lines) {
        this.lines = lines;
    }

    public static Schema load() {
        Map<String, String> lines = new HashMap<>();
        for (String line : text().split("\n", -1)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                lines.put(line.split("[! ]", 2)[0], line);
            }
        }
        return new Schema(lines);
    }

    /** @throws NullPointerException when there is no such type: names come from the table, never from a user */
    public StructType struct(String name) {
        StructType known = parsed.get(name);
        return known != null
                ? known
                : parsed.computeIfAbsent(name, n -> parse(n, Objects.requireNonNull(lines.get(n))));
    }

    /** The type of a field that is owned as the schema says: a reference to an atomic struct is atomic too. */
    public FieldType resolve(FieldType type) {
        return type.shape() == Shape.STRUCT && struct(type.struct()).atomic()
                ? new FieldType(Shape.ATOMIC_STRUCT, type.struct(), type.keys(), null)
                : type;
    }

    /** The type below a struct's or map's key; null when a struct has no such field. */
    public @Nullable FieldType below(FieldType type, String key) {
        if (type.shape().isMap()) {
            return resolve(type.item());
        }
        Field field = struct(type.struct()).fields().get(key);
        return field == null ? null : resolve(field.type());
    }

    private static StructType parse(String name, String line) {
        String[] words = line.split(" ", -1);
        Map<String, Field> fields = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            Field field = Field.parse(words[i]);
            fields.put(field.name(), field);
        }
        return new StructType(name, words[0].endsWith("!"), Collections.unmodifiableMap(fields));
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream("types.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
