package io.github.sarvanom.environment;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The secrets of one environment, by name. Says nothing of the values unless asked to by name. */
public final class SecretValues {
    private final SortedMap<String, String> values;

    public SecretValues(Map<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static SecretValues none() {
        return new SecretValues(Map.of());
    }

    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet((SortedSet<String>) new java.util.TreeSet<>(values.keySet()));
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
