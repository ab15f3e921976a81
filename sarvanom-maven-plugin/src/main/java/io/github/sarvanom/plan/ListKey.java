package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which element of a list is owned: {@code k:{"name":"gateway"}} by its key fields, {@code v:"a"} by its value. */
record ListKey(@Nullable Object value, boolean byFields) {

    static ListKey of(String path) {
        if (!path.startsWith("k:") && !path.startsWith("v:")) {
            return new ListKey(null, false);
        }
        return new ListKey(Json.value(path.substring(2)), path.startsWith("k:"));
    }

    /** Where the one element with that key is; -1 when there is none, or more than one. */
    int find(List<?> elements) {
        int exact = only(elements, false);
        return exact >= 0 || !byFields ? exact : only(elements, true);
    }

    /** A key field that was left out gets its default from the server before it becomes a key ({@code protocol: TCP}). */
    private int only(List<?> elements, boolean mayLack) {
        int[] found = IntStream.range(0, elements.size())
                .filter(i -> matches(elements.get(i), mayLack))
                .limit(2)
                .toArray();
        return found.length == 1 ? found[0] : -1;
    }

    private boolean matches(Object element, boolean mayLack) {
        if (!byFields) {
            return value != null && value.equals(element);
        }
        return value instanceof Map<?, ?> keys
                && element instanceof Map<?, ?> map
                && keys.entrySet().stream()
                        .allMatch(key -> (mayLack && !map.containsKey(key.getKey()))
                                || key.getValue().equals(map.get(key.getKey())));
    }
}
