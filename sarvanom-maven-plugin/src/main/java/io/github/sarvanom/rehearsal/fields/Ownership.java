package io.github.sarvanom.rehearsal.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All owners of one object's fields, as its {@code metadata.managedFields} say. Mutable while one request is answered. */
final class Ownership {
    private static final Set<String> NEVER_OWNED = Set.of(
            "f:name",
            "f:namespace",
            "f:creationTimestamp",
            "f:selfLink",
            "f:uid",
            "f:clusterName",
            "f:generation",
            "f:managedFields",
            "f:resourceVersion");

    private final Map<Owner, Owner.Claim> claims = new LinkedHashMap<>();

    static Ownership of(JsonNode object) {
        Ownership result = new Ownership();
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            FieldSet fields = FieldSet.fromJson(entry.path("fieldsV1"));
            result.claims.put(
                    Owner.read(entry),
                    new Owner.Claim(fields, entry.path("time").asString("")));
        }
        return result;
    }

    boolean isEmpty() {
        return claims.isEmpty();
    }

    Set<Owner> owners() {
        return claims.keySet();
    }

    /** The fields of an owner; an empty set when it owns none. */
    FieldSet fields(Owner owner) {
        Owner.Claim claim = claims.get(owner);
        return claim == null ? new FieldSet() : claim.fields();
    }

    /** When an owner last wrote; empty when it never did. */
    String time(Owner owner) {
        Owner.Claim claim = claims.get(owner);
        return claim == null ? "" : claim.time();
    }

    /** Replaces what an owner owns; its time stays when nothing changed for it. */
    void set(Owner owner, FieldSet fields, String now) {
        Owner.Claim old = claims.get(owner);
        if (fields.isEmpty()) {
            claims.remove(owner);
        } else if (old == null || !old.fields().equals(fields)) {
            claims.put(owner, new Owner.Claim(fields, now));
        }
    }

    /** Takes fields from an owner without counting as a write of it. */
    void take(Owner owner, FieldSet fields) {
        Owner.Claim old = claims.get(owner);
        if (old != null) {
            set(owner, old.fields().minus(fields), old.time());
        }
    }

    void touch(Owner owner, String now) {
        Owner.Claim old = claims.get(owner);
        if (old != null) {
            claims.put(owner, new Owner.Claim(old.fields(), now));
        }
    }

    /** Everything that somebody owns, but for one owner who may be null. */
    FieldSet all(@Nullable Owner except) {
        FieldSet result = new FieldSet();
        for (Map.Entry<Owner, Owner.Claim> claim : claims.entrySet()) {
            if (!claim.getKey().equals(except)) {
                result = result.union(claim.getValue().fields());
            }
        }
        return result;
    }

    /** Writes the owners into {@code metadata.managedFields}, in a real server's order. */
    void store(ObjectNode object) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        claims.entrySet().stream()
                .sorted(Owner.ORDER)
                .forEach(e -> entries.add(e.getKey().write(e.getValue())));
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        if (entries.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            metadata.set("managedFields", entries);
        }
    }

    /** Drops what nobody can own: identity, book-keeping, and the part that this road leaves alone. */
    static FieldSet ownable(FieldSet fields, List<String> resetFields) {
        FieldSet result = fields.copy();
        result.drop("f:apiVersion");
        result.drop("f:kind");
        FieldSet metadata = result.below("f:metadata");
        if (metadata != null) {
            metadata.children().keySet().removeAll(NEVER_OWNED);
        }
        resetFields.forEach(path -> result.drop(path.split("/")));
        return new FieldSet().union(result.intersection(result));
    }
}
