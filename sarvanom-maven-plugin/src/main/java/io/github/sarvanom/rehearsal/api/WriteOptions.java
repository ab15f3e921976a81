package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.admission.Cause;
import io.github.sarvanom.rehearsal.fields.FieldManagement.Force;

/**
 * How a write is meant.
 *
 * @param dryRun whether it is only tried
 * @param manager who owns what it writes
 * @param subresource empty for the object itself
 * @param unknownFields what becomes of fields that the type does not have
 */
record WriteOptions(boolean dryRun, String manager, String subresource, Force force, UnknownFields unknownFields) {

    /** As {@code fieldValidation} says; a server that is not told warns. */
    enum UnknownFields {
        IGNORED,
        WARNED_OF,
        REFUSED
    }

    /** @throws ApiException for an option that has no such value */
    static WriteOptions of(ApiRequest request, String subresource) {
        String dryRun = request.parameter("dryRun");
        if (!dryRun.isEmpty() && !dryRun.equals("All")) {
            String message = "Unsupported value: [\"" + dryRun + "\"]: supported values: \"All\"";
            throw ApiException.invalidOption(
                    kind(request.method()), new Cause("FieldValueNotSupported", message, "dryRun"));
        }
        String manager = request.parameter("fieldManager");
        Force force = request.isTrue("force") ? Force.YES : Force.NO;
        return new WriteOptions(
                dryRun.equals("All"),
                manager.isEmpty() ? managerOf(request.userAgent()) : manager,
                subresource,
                force,
                unknownFields(request.parameter("fieldValidation")));
    }

    private static String kind(String method) {
        return switch (method) {
            case "PUT" -> "UpdateOptions";
            case "PATCH" -> "PatchOptions";
            default -> "CreateOptions";
        };
    }

    private static UnknownFields unknownFields(String validation) {
        return switch (validation) {
            case "Strict" -> UnknownFields.REFUSED;
            case "Ignore" -> UnknownFields.IGNORED;
            default -> UnknownFields.WARNED_OF;
        };
    }

    private static String managerOf(String userAgent) {
        int end = userAgent.indexOf('/');
        String name = end < 0 ? userAgent : userAgent.substring(0, end);
        return name.isEmpty() ? "unknown" : name;
    }
}
