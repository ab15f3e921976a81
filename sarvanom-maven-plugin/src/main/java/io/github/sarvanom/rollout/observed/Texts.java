package io.github.sarvanom.rollout.observed;

import java.util.Map;

/** Reads texts out of a status. */
final class Texts {
    private Texts() {}

    /** What stands under a key, as text; empty when nothing does. */
    static String of(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
