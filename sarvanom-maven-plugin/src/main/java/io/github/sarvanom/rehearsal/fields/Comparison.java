package io.github.sarvanom.rehearsal.fields;

import io.github.sarvanom.rehearsal.schema.FieldType;
import io.github.sarvanom.rehearsal.schema.Schema;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What changed between two values of one type.
 *
 * @param added fields that only the new value has
 * @param modified fields that both have with different values
 * @param removed fields that only the old value has
 */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {

    static Comparison of(JsonNode before, JsonNode after, FieldType type, Schema schema) {
        Comparison result = new Comparison(new FieldSet(), new FieldSet(), new FieldSet());
        result.compare(before, after, schema.resolve(type), schema);
        return result;
    }

    boolean isEmpty() {
        return added.isEmpty() && modified.isEmpty() && removed.isEmpty();
    }

    /** Added and modified together: what a writer lays claim to. */
    FieldSet changed() {
        return added.union(modified);
    }

    private boolean compare(@Nullable JsonNode before, @Nullable JsonNode after, FieldType type, Schema schema) {
        if (before != null && before.equals(after)) {
            return false;
        }
        if (type.shape().isAtomic()) {
            return leaf(before, after);
        }
        boolean found = before == null || after == null;
        if (type.shape().isList()) {
            found |= items(before, after, type, schema);
        } else {
            found |= properties(before, after, type, schema);
        }
        if (before == null) {
            added.include();
        } else if (after == null) {
            removed.include();
        }
        return found;
    }

    private boolean leaf(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null) {
            added.include();
        } else if (after == null) {
            removed.include();
        } else if (!before.equals(after)) {
            modified.include();
        } else {
            return false;
        }
        return true;
    }

    private boolean items(@Nullable JsonNode before, @Nullable JsonNode after, FieldType type, Schema schema) {
        TypedValue typed = new TypedValue(schema);
        Map<String, JsonNode> old = before == null || before.isNull() ? Map.of() : typed.items(before, type);
        Map<String, JsonNode> fresh = after == null || after.isNull() ? Map.of() : typed.items(after, type);
        FieldType item = schema.resolve(type.item());
        boolean found = false;
        for (String step : union(old.keySet(), fresh.keySet())) {
            found |= descend(step, old.get(step), fresh.get(step), item, schema);
        }
        return found;
    }

    private boolean properties(@Nullable JsonNode before, @Nullable JsonNode after, FieldType type, Schema schema) {
        Collection<String> old = before == null ? Set.of() : before.propertyNames();
        Collection<String> fresh = after == null ? Set.of() : after.propertyNames();
        boolean found = false;
        for (String name : union(old, fresh)) {
            FieldType below = schema.below(type, name);
            if (below != null) {
                JsonNode left = before == null ? null : before.get(name);
                JsonNode right = after == null ? null : after.get(name);
                found |= descend(PathStep.field(name), left, right, below, schema);
            }
        }
        return found;
    }

    private boolean descend(
            String step, @Nullable JsonNode before, @Nullable JsonNode after, FieldType type, Schema schema) {
        Comparison below = new Comparison(new FieldSet(), new FieldSet(), new FieldSet());
        if (!below.compare(before, after, type, schema)) {
            return false;
        }
        added.attach(step, below.added);
        modified.attach(step, below.modified);
        removed.attach(step, below.removed);
        return true;
    }

    private static Set<String> union(Collection<String> left, Collection<String> right) {
        Set<String> all = new LinkedHashSet<>(left);
        all.addAll(right);
        return all;
    }
}
