package io.github.sarvanom.rehearsal.admission;

/**
 * One thing wrong with an object.
 *
 * @param reason for example {@code FieldValueInvalid}
 * @param message without the field
 * @param field its path; {@code spec.ports[0].port}
 */
public record Cause(String reason, String message, String field) {

    static Cause required(Object field, String detail) {
        return new Cause(
                "FieldValueRequired",
                detail.isEmpty() ? "Required value" : "Required value: " + detail,
                field.toString());
    }

    /** @param value as JSON prints it, quotes included */
    static Cause invalid(Object field, String value, String detail) {
        return new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + detail, field.toString());
    }

    static Cause duplicate(Object field, String value) {
        return new Cause("FieldValueDuplicate", "Duplicate value: " + value, field.toString());
    }

    static Cause forbidden(Object field, String detail) {
        return new Cause("FieldValueForbidden", "Forbidden: " + detail, field.toString());
    }

    static Cause notFound(Object field, String value) {
        return new Cause("FieldValueNotFound", "Not found: " + value, field.toString());
    }

    /** @param supported in the order in which they are named */
    static Cause unsupported(Object field, String value, String... supported) {
        String names = "\"" + String.join("\", \"", supported) + "\"";
        return new Cause(
                "FieldValueNotSupported",
                "Unsupported value: " + value + ": supported values: " + names,
                field.toString());
    }
}
