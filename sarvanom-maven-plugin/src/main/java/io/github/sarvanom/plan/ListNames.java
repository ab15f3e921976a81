package io.github.sarvanom.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * How the elements of a list are told apart: by the first field that all of them have and no two share, or by position.
 *
 * @param field empty for positions
 */
record ListNames(String field) {
    private static final List<String> CANDIDATES = List.of(
            "name", "mountPath", "containerPort", "port", "key", "topologyKey", "host", "path", "ip", "type", "uid");

    static ListNames of(List<?> one, List<?> other) {
        return CANDIDATES.stream()
                .filter(field -> Stream.of(one, other).allMatch(list -> isUnique(field, list)))
                .findFirst()
                .map(ListNames::new)
                .orElse(new ListNames(""));
    }

    void name(List<?> list, BiConsumer<String, Object> named) {
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            String name = field.isEmpty() || !(element instanceof Map<?, ?> map)
                    ? Integer.toString(i)
                    : String.valueOf(map.get(field));
            named.accept(name, element);
        }
    }

    private static boolean isUnique(String field, List<?> list) {
        Set<Object> seen = new HashSet<>();
        return list.stream()
                .allMatch(element ->
                        element instanceof Map<?, ?> map && map.get(field) != null && seen.add(map.get(field)));
    }
}
