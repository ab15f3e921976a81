package io.github.sarvanom.rehearsal.fields;

import io.github.sarvanom.rehearsal.schema.FieldType;
import io.github.sarvanom.rehearsal.schema.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations of Kubernetes' structured merge on values of one schema: which fields a value sets, a merge of two values,
 * and a value without some of its fields. They follow the public description of sigs.k8s.io/structured-merge-diff.
 */
final class TypedValue {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Schema schema;

    TypedValue(Schema schema) {
        this.schema = schema;
    }

    /** The fields that a value sets. */
    FieldSet fieldsOf(JsonNode value, FieldType type) {
        FieldSet set = new FieldSet();
        collect(value, schema.resolve(type), set);
        return set;
    }

    private void collect(JsonNode value, FieldType type, FieldSet set) {
        if (type.shape().isAtomic()) {
            set.include();
        } else if (value.isArray()) {
            for (JsonNode item : value) {
                FieldSet below = set.at(PathStep.item(item, type));
                collect(item, schema.resolve(type.item()), below);
                below.include();
            }
        } else {
            value.properties().forEach(entry -> collectField(entry.getKey(), entry.getValue(), type, set));
        }
    }

    private void collectField(String name, JsonNode value, FieldType type, FieldSet set) {
        FieldType below = schema.below(type, name);
        if (below == null) {
            return;
        }
        FieldSet child = set.at(PathStep.field(name));
        collect(value, below, child);
        if (value.isNull()
                || (value.isObject() && value.isEmpty())
                || !type.shape().isStruct()) {
            child.include();
        }
        if (child.isEmpty()) {
            set.children().remove(PathStep.field(name));
        }
    }

    /** {@code over} laid over {@code under}: what {@code over} does not mention stays, atomic values are replaced. */
    JsonNode merge(@Nullable JsonNode under, JsonNode over, FieldType declared) {
        FieldType type = schema.resolve(declared);
        if (type.shape().isAtomic() || under == null || under.getNodeType() != over.getNodeType()) {
            return over;
        }
        if (over.isArray()) {
            return mergeLists(under, over, type);
        }
        ObjectNode result = JSON.objectNode();
        under.properties().forEach(entry -> result.set(entry.getKey(), entry.getValue()));
        for (Map.Entry<String, JsonNode> entry : over.properties()) {
            FieldType below = Objects.requireNonNull(schema.below(type, entry.getKey()));
            result.set(entry.getKey(), merge(under.get(entry.getKey()), entry.getValue(), below));
        }
        return result;
    }

    /**
     * Items of {@code under} keep their order and go first where {@code over} does not say otherwise; items that both have follow
     * {@code over}. The walk is the one of structured-merge-diff, step by step.
     */
    private ArrayNode mergeLists(JsonNode under, JsonNode over, FieldType type) {
        Map<String, JsonNode> old = items(under, type);
        Map<String, JsonNode> fresh = items(over, type);
        List<String> left = List.copyOf(old.keySet());
        List<String> right = List.copyOf(fresh.keySet());
        Deque<String> shared =
                new ArrayDeque<>(right.stream().filter(old::containsKey).toList());
        Set<String> merged = new HashSet<>();
        ArrayNode result = JSON.arrayNode();
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            String mine = l < left.size() ? left.get(l) : "";
            boolean known = fresh.containsKey(mine);
            if (known && r < right.size() && isElsewhere(mine, right.get(r), shared)) {
                l++;
            } else if (l < left.size() && !known) {
                result.add(Objects.requireNonNull(old.get(mine)));
                l++;
            } else {
                l += l < left.size() && (merged.contains(mine) || (r < right.size() && mine.equals(right.get(r))))
                        ? 1
                        : 0;
                if (r < right.size()) {
                    String theirs = right.get(r++);
                    merged.add(theirs);
                    result.add(merge(old.get(theirs), Objects.requireNonNull(fresh.get(theirs)), type.item()));
                    shared.remove(theirs);
                }
            }
        }
        return result;
    }

    private static boolean isElsewhere(String mine, String theirs, Deque<String> shared) {
        return !shared.isEmpty() && !mine.equals(theirs) && !mine.equals(shared.peek());
    }

    Map<String, JsonNode> items(JsonNode list, FieldType type) {
        Map<String, JsonNode> result = new LinkedHashMap<>();
        for (JsonNode item : list) {
            result.put(PathStep.item(item, type), item);
        }
        return result;
    }

    /** The value without the fields and items of {@code gone}; an item that is a member goes with everything below it. */
    JsonNode without(JsonNode value, FieldSet gone, FieldType declared) {
        FieldType type = schema.resolve(declared);
        if (type.shape().isAtomic() || gone.children().isEmpty()) {
            return value;
        }
        return value.isArray() ? listWithout(value, gone, type) : structWithout(value, gone, type);
    }

    private ArrayNode listWithout(JsonNode value, FieldSet gone, FieldType type) {
        ArrayNode result = JSON.arrayNode();
        items(value, type).forEach((step, item) -> {
            FieldSet below = gone.below(step);
            if (below == null) {
                result.add(item);
            } else if (!below.isMember()) {
                result.add(without(item, below, type.item()));
            }
        });
        return result;
    }

    private JsonNode structWithout(JsonNode value, FieldSet gone, FieldType type) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode result = JSON.objectNode();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            FieldSet below = gone.below(PathStep.field(entry.getKey()));
            FieldType field = schema.below(type, entry.getKey());
            if (below == null || field == null) {
                result.set(entry.getKey(), entry.getValue());
            } else if (!below.isMember()) {
                result.set(entry.getKey(), without(entry.getValue(), below, field));
            }
        }
        return result;
    }

    /** The set with every struct's field on the way to a member made a member too, so that a struct goes with its last owned field. */
    FieldSet named(FieldSet set, FieldType declared) {
        FieldType type = schema.resolve(declared);
        FieldSet result = new FieldSet();
        if (set.isMember()) {
            result.include();
        }
        set.children().forEach((step, child) -> {
            boolean field = step.startsWith("f:");
            FieldType below = field ? schema.below(type, step.substring(2)) : schema.resolve(type.item());
            FieldSet named = below == null || below.shape().isAtomic() ? child.copy() : named(child, below);
            if (field && type.shape().isStruct() && !named.isEmpty()) {
                named.include();
            }
            result.attach(step, named);
        });
        return result;
    }

    /** @throws SchemaMismatchException for a field that the schema does not have or a value of another type */
    void check(JsonNode value, FieldType declared, String at) {
        new SchemaCheck(schema).check(value, declared, at);
    }
}
