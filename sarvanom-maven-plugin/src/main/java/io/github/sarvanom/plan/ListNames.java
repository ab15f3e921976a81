package io.github.sarvanom.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The elements by name, each without the field that names it, unless it has no other. */
    Map<String, Object> named(List<?> list) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            if (field.isEmpty() || !(element instanceof Map<?, ?> map)) {
                named.put(Integer.toString(i), element);
            } else {
                named.put(String.valueOf(map.get(field)), map.size() > 1 ? withoutName(map) : map);
            }
        }
        return named;
    }

    private Map<?, ?> withoutName(Map<?, ?> element) {
        Map<Object, Object> rest = new LinkedHashMap<>(element);
        rest.remove(field);
        return rest;
    }

    private static boolean isUnique(String field, List<?> list) {
        Set<Object> seen = new HashSet<>();
        return list.stream()
                .allMatch(element ->
                        element instanceof Map<?, ?> map && map.get(field) != null && seen.add(map.get(field)));
    }
}
