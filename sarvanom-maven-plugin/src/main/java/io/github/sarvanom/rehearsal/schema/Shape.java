package io.github.sarvanom.rehearsal.schema;

/** What a value looks like in JSON and, for lists and maps, whether server-side apply owns it whole or by its items. */
public enum Shape {
    STRING,
    BOOL,
    INT32,
    INT64,
    FLOAT,
    BYTES,
    QUANTITY,
    INT_OR_STRING,
    TIME,
    MICRO_TIME,
    /** Any JSON, owned whole. */
    ANY,
    STRUCT,
    ATOMIC_STRUCT,
    MAP,
    ATOMIC_MAP,
    ATOMIC_LIST,
    SET,
    LIST_MAP;

    /** Whether one manager owns the value as a whole. */
    public boolean isAtomic() {
        return compareTo(ANY) <= 0 || this == ATOMIC_STRUCT || this == ATOMIC_MAP || this == ATOMIC_LIST;
    }

    public boolean isStruct() {
        return this == STRUCT || this == ATOMIC_STRUCT;
    }

    public boolean isMap() {
        return this == MAP || this == ATOMIC_MAP;
    }

    public boolean isList() {
        return this == ATOMIC_LIST || this == SET || this == LIST_MAP;
    }
}
