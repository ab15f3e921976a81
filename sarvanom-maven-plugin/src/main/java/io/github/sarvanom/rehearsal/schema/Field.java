package io.github.sarvanom.rehearsal.schema;

/**
 * One field of a struct, with what Go's JSON encoder knows about it.
 *
 * @param name its name in JSON
 * @param omitEmpty whether an empty value is left out
 * @param omitZero whether a zero time is left out rather than written as null
 * @param pointer whether it tells "not said" from zero
 * @param type its type
 * @param patch how a strategic merge patch treats it: empty, {@code merge}, {@code merge:<key>} or {@code retainKeys}
 */
public record Field(String name, boolean omitEmpty, boolean omitZero, boolean pointer, FieldType type, String patch) {

    /** Whether an object without it still shows it as an empty struct. */
    boolean isAlwaysThere() {
        return type.shape().isStruct() && !pointer;
    }

    static Field parse(String text) {
        int is = text.indexOf('=');
        int at = text.indexOf('@', is);
        String head = text.substring(0, is);
        String name = head.replaceAll("[?0*]+$", "");
        String flags = head.substring(name.length());
        return new Field(
                name,
                flags.contains("?"),
                flags.contains("0"),
                flags.contains("*"),
                FieldType.parse(text.substring(is + 1, at < 0 ? text.length() : at)),
                at < 0 ? "" : text.substring(at + 1));
    }
}
