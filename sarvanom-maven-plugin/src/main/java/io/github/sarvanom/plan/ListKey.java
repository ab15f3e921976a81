package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.Json;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
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
        int exact = only(elements, this::isExactly);
        return exact >= 0 || !byFields ? exact : only(elements, this::isButForDefaults);
    }

    private static int only(List<?> elements, Predicate<Object> wanted) {
        int[] found = IntStream.range(0, elements.size())
                .filter(i -> wanted.test(elements.get(i)))
                .limit(2)
                .toArray();
        return found.length == 1 ? found[0] : -1;
    }

    private boolean isExactly(Object element) {
        return byFields ? fits(element, (map, key) -> false) : value != null && value.equals(element);
    }

    /** A key field that was left out gets its default from the server before it becomes a key ({@code protocol: TCP}). */
    private boolean isButForDefaults(Object element) {
        return fits(element, (map, key) -> !map.containsKey(key));
    }

    private boolean fits(Object element, BiPredicate<Map<?, ?>, Object> excused) {
        return value instanceof Map<?, ?> keys
                && element instanceof Map<?, ?> map
                && keys.entrySet().stream()
                        .allMatch(key -> excused.test(map, key.getKey())
                                || key.getValue().equals(map.get(key.getKey())));
    }
}
