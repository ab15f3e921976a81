package io.github.sarvanom.parity;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that is not the same everywhere.
 *
 * @param what name of the trait, as in {@link Side#traits()}
 * @param values by environment; one that has none is not in it
 * @param why empty when nobody has said it
 */
public record Difference(String what, SortedMap<String, String> values, Optional<String> why) {
    public Difference {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public boolean isExplained() {
        return why.isPresent();
    }
}
