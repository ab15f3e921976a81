package io.github.sarvanom.environment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The secrets of one environment, by name. Says nothing of the values unless asked to by name. */
public final class SecretValues {
    private final SortedMap<String, String> values;
    private final List<String> madeUp;

    public SecretValues(Map<String, String> values) {
        this(values, List.of());
    }

    /** @param madeUp names among the values that are placeholders, in the order in which they are told */
    public SecretValues(Map<String, String> values, List<String> madeUp) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        this.madeUp = List.copyOf(madeUp);
    }

    public static SecretValues none() {
        return new SecretValues(Map.of());
    }

    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values.keySet()));
    }

    /** Names whose values nobody gave: placeholders, in a rehearsal only. */
    public List<String> madeUp() {
        return madeUp;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * The clear value, for the one moment when it is sent.
     *
     * @throws IllegalArgumentException when there is no secret of that name
     */
    public String reveal(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret named " + name);
        }
        return value;
    }

    @Override
    public String toString() {
        return "SecretValues" + values.keySet();
    }
}
