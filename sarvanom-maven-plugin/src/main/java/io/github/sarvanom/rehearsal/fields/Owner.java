package io.github.sarvanom.rehearsal.fields;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who wrote, and by which road; one entry of {@code managedFields} without its time and fields.
 *
 * @param operation {@code Apply} or {@code Update}
 * @param subresource empty for the object itself
 */
record Owner(String manager, String operation, String apiVersion, String subresource) {

    /**
     * What an owner owns.
     *
     * @param time of its last write that changed something; empty when none did
     */
    record Claim(FieldSet fields, String time) {}

    static final Comparator<Map.Entry<Owner, Claim>> ORDER = Comparator.comparing(
                    (Map.Entry<Owner, Claim> e) -> e.getKey().operation)
            .thenComparing(e -> e.getValue().time)
            .thenComparing(e -> e.getKey().manager)
            .thenComparing(e -> e.getKey().apiVersion)
            .thenComparing(e -> e.getKey().subresource);

    static String timeOf(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Owner read(JsonNode entry) {
        return new Owner(
                entry.path("manager").asString(""),
                entry.path("operation").asString(""),
                entry.path("apiVersion").asString(""),
                entry.path("subresource").asString(""));
    }

    boolean applies() {
        return operation.equals("Apply");
    }

    ObjectNode write(Claim claim) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("manager", manager).put("operation", operation).put("apiVersion", apiVersion);
        if (!claim.time().isEmpty()) {
            entry.put("time", claim.time());
        }
        entry.put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", claim.fields().toJson());
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        return entry;
    }

    /** As a conflict names it: {@code "kubectl" using apps/v1}. */
    String described() {
        String text = '"' + manager + '"';
        text += subresource.isEmpty() ? "" : " with subresource \"" + subresource + '"';
        return applies() ? text : text + " using " + apiVersion;
    }
}
