package io.github.sarvanom.rehearsal.schema;

import java.util.Map;

/**
 * A struct: its fields in the order in which a real server writes them.
 *
 * @param atomic whether server-side apply owns it whole wherever it stands
 */
public record StructType(String name, boolean atomic, Map<String, Field> fields) {}
