package io.github.sarvanom.rehearsal.fields;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of paths into an object, in the form of {@code FieldsV1}: a tree whose edges are {@code f:<field>},
 * {@code k:<keys>} and {@code v:<value>}, and in which a node may itself be a member. Mutable while it is being built.
 */
public final class FieldSet {
    private final TreeMap<String, FieldSet> children = new TreeMap<>();
    private boolean member;

    static FieldSet fromJson(JsonNode json) {
        FieldSet set = new FieldSet();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (entry.getKey().equals(".")) {
                set.member = true;
            } else {
                FieldSet child = fromJson(entry.getValue());
                child.member |= child.children.isEmpty();
                set.children.put(entry.getKey(), child);
            }
        }
        return set;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (member && !children.isEmpty()) {
            json.putObject(".");
        }
        children.forEach((step, child) -> json.set(step, child.toJson()));
        return json;
    }

    void include() {
        member = true;
    }

    boolean isMember() {
        return member;
    }

    /** The set below a step; made when it is missing. */
    FieldSet at(String step) {
        return children.computeIfAbsent(step, s -> new FieldSet());
    }

    /** The set below a step; null when no path goes there. */
    @Nullable
    FieldSet below(String step) {
        return children.get(step);
    }

    boolean has(String step) {
        FieldSet child = children.get(step);
        return child != null && child.member;
    }

    Map<String, FieldSet> children() {
        return children;
    }

    boolean isEmpty() {
        return !member && children.values().stream().allMatch(FieldSet::isEmpty);
    }

    FieldSet copy() {
        return union(new FieldSet());
    }

    FieldSet union(FieldSet other) {
        FieldSet result = new FieldSet();
        result.member = member || other.member;
        children.forEach((step, child) -> {
            FieldSet there = other.children.get(step);
            result.children.put(step, there == null ? child.copy() : child.union(there));
        });
        other.children.forEach((step, child) -> {
            if (!children.containsKey(step)) {
                result.children.put(step, child.copy());
            }
        });
        return result;
    }

    FieldSet intersection(FieldSet other) {
        FieldSet result = new FieldSet();
        result.member = member && other.member;
        children.forEach((step, child) -> {
            FieldSet there = other.children.get(step);
            if (there != null) {
                result.attach(step, child.intersection(there));
            }
        });
        return result;
    }

    FieldSet minus(FieldSet other) {
        FieldSet result = new FieldSet();
        result.member = member && !other.member;
        children.forEach((step, child) -> {
            FieldSet there = other.children.get(step);
            result.attach(step, there == null ? child.copy() : child.minus(there));
        });
        return result;
    }

    /** Hangs a set below a step; an empty one is left out. */
    void attach(String step, FieldSet child) {
        if (!child.isEmpty()) {
            children.put(step, child);
        }
    }

    /** Drops everything below a path. */
    void drop(String... path) {
        FieldSet at = this;
        for (int i = 0; i < path.length - 1; i++) {
            FieldSet next = at.children.get(path[i]);
            if (next == null) {
                return;
            }
            at = next;
        }
        at.children.remove(path[path.length - 1]);
    }

    /** Leaves nothing but what lies below the steps given. */
    void keepOnly(String... path) {
        FieldSet kept = this;
        for (String step : path) {
            kept = kept == null ? null : kept.children.get(step);
        }
        children.clear();
        member = false;
        FieldSet at = this;
        for (int i = 0; i < path.length && kept != null; i++) {
            FieldSet next = i == path.length - 1 ? kept : new FieldSet();
            at.children.put(path[i], next);
            at = next;
        }
    }

    /** Calls with each member as people read it: {@code .spec.containers[name="web"].image}. */
    void forEachPath(Consumer<String> reader) {
        forEachPath("", reader);
    }

    private void forEachPath(String prefix, Consumer<String> reader) {
        if (member) {
            reader.accept(prefix);
        }
        children.forEach((step, child) -> child.forEachPath(prefix + PathStep.readable(step), reader));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet that && member == that.member && children.equals(that.children);
    }

    @Override
    public int hashCode() {
        return Objects.hash(member, children);
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
