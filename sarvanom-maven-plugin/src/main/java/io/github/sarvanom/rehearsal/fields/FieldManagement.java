package io.github.sarvanom.rehearsal.fields;

import io.github.sarvanom.rehearsal.schema.FieldType;
import io.github.sarvanom.rehearsal.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps {@code managedFields} for every write, and merges what is applied. The rules are those of
 * <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>.
 */
public final class FieldManagement {
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    private final Schema schema;
    private final TypedValue typed;

    public FieldManagement(Schema schema) {
        this.schema = schema;
        this.typed = new TypedValue(schema);
    }

    /**
     * Who writes, how and when.
     *
     * @param subresource empty for the object itself
     * @param resetFields the parts that this road leaves alone, as paths like {@code f:status}
     */
    public record Writer(String manager, String apiVersion, String subresource, List<String> resetFields, Instant now) {
        Owner as(String operation) {
            return new Owner(manager, operation, apiVersion, subresource);
        }

        String time() {
            return Owner.timeOf(now);
        }
    }

    /** @throws SchemaMismatchException when the object has a field that its type has not, or a value of another type */
    public void check(JsonNode applied, FieldType type) {
        typed.check(applied, type, "");
    }

    /**
     * The object after an apply, its managed fields included; still to be completed and judged.
     *
     * @param live the object as stored; for a new object an empty one of its type
     * @throws ApplyConflictException when it would change what another manager owns, unless forced
     */
    public ObjectNode apply(ObjectNode live, ObjectNode applied, FieldType type, Writer writer, Force force) {
        Ownership ownership = Ownership.of(live);
        boolean exists = live.path("metadata").has("uid");
        if (exists && ownership.isEmpty()) {
            claimForFormerWriters(ownership, live, type, writer);
        }
        Owner self = writer.as("Apply");
        FieldSet last = typed.named(ownership.fields(self), type);
        FieldSet said = typed.fieldsOf(applied, type);
        FieldSet kept = typed.named(said.union(ownership.all(self)), type);
        JsonNode merged = typed.merge(live, applied, type);
        JsonNode result = typed.without(merged, last.minus(kept), type);
        Comparison comparison = Comparison.of(live, result, type, schema);
        // Who only says what is so already gets no time of its own.
        String time = comparison.isEmpty() ? ownership.time(self) : writer.time();
        ownership.set(self, Ownership.ownable(said, writer.resetFields()), time);
        settle(ownership, self, comparison, force);
        ObjectNode object = (ObjectNode) result.deepCopy();
        ownership.store(object);
        return object;
    }

    /** Whether an apply takes what others own. */
    public enum Force {
        YES,
        NO
    }

    private void claimForFormerWriters(Ownership ownership, ObjectNode live, FieldType type, Writer writer) {
        FieldSet everything = Comparison.of(emptied(live), live, type, schema).changed();
        Owner former = new Owner(BEFORE_FIRST_APPLY, "Update", writer.apiVersion(), "");
        ownership.set(former, Ownership.ownable(everything, writer.resetFields()), writer.time());
    }

    private static ObjectNode emptied(ObjectNode live) {
        ObjectNode empty = live.objectNode();
        empty.set("metadata", live.objectNode());
        return empty;
    }

    /** Takes what changed from its former owners, or refuses when they applied it and nobody forces. */
    private void settle(Ownership ownership, Owner self, Comparison comparison, Force force) {
        FieldSet changed = comparison.changed();
        List<ApplyConflictException.Conflict> conflicts = new ArrayList<>();
        for (Owner other : List.copyOf(ownership.owners())) {
            if (other.equals(self)) {
                continue;
            }
            FieldSet contested = ownership.fields(other).intersection(changed);
            contested.forEachPath(path -> conflicts.add(new ApplyConflictException.Conflict(other.described(), path)));
            ownership.take(other, contested.union(comparison.removed()));
        }
        if (!conflicts.isEmpty() && force == Force.NO) {
            conflicts.sort(Comparator.comparing(ApplyConflictException.Conflict::manager));
            throw new ApplyConflictException(conflicts);
        }
    }

    /**
     * Notes on {@code after} who owns what once it replaces {@code before}.
     *
     * @param before the object as stored; for a new object an empty one of its type
     */
    public void update(ObjectNode before, ObjectNode after, FieldType type, Writer writer) {
        Ownership ownership = Ownership.of(before);
        boolean untracked = before.path("metadata").has("uid") && ownership.isEmpty();
        if (untracked) {
            return;
        }
        Comparison comparison = Comparison.of(before, after, type, schema);
        FieldSet changed = Ownership.ownable(comparison.changed(), writer.resetFields());
        Owner self = writer.as("Update");
        for (Owner owner : List.copyOf(ownership.owners())) {
            FieldSet lost = owner.equals(self) ? comparison.removed() : changed.union(comparison.removed());
            ownership.take(owner, lost);
        }
        if (!changed.isEmpty()) {
            ownership.set(self, ownership.fields(self).union(changed), writer.time());
            ownership.touch(self, writer.time());
        }
        ownership.store(after);
    }
}
