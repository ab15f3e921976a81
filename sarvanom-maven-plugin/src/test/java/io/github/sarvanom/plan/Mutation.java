package io.github.sarvanom.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A tree that differs from another in one place.
 *
 * @param what where and how
 */
record Mutation(String what, Map<String, Object> tree) {

    /** Every tree that differs in one value, lacks one field or element, has one more, or has one list turned round. */
    @SuppressWarnings("unchecked")
    static Stream<Mutation> of(Map<String, Object> tree) {
        return of("", tree).map(changed -> new Mutation(changed.what, (Map<String, Object>) changed.value));
    }

    private static Stream<Changed> of(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return ofMap(path, map);
        }
        if (value instanceof List<?> list) {
            return ofList(path, list);
        }
        return Stream.of(new Changed(path + " changed", other(value)));
    }

    private static Stream<Changed> ofMap(String path, Map<?, ?> map) {
        Stream<Changed> inside = map.entrySet().stream()
                .filter(entry -> !names(path + "." + entry.getKey()))
                .flatMap(entry -> Stream.concat(
                        removed(path, map, entry.getKey()),
                        of(path + "." + entry.getKey(), entry.getValue())
                                .map(changed -> changed.within(value -> with(map, entry.getKey(), value)))));
        return Stream.concat(inside, Stream.of(new Changed(path + ".oneMore added", with(map, "oneMore", "x"))));
    }

    private static Stream<Changed> ofList(String path, List<?> list) {
        List<Changed> changes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            int at = i;
            changes.add(new Changed(path + "[" + i + "] removed", replaced(list, copy -> copy.remove(at))));
            of(path + "[" + i + "]", list.get(i))
                    .map(changed -> changed.within(value -> replaced(list, copy -> copy.set(at, value))))
                    .forEach(changes::add);
        }
        if (list.size() > 1) {
            changes.add(new Changed(path + " turned round", replaced(list, Collections::reverse)));
        }
        return changes.stream();
    }

    private static Stream<Changed> removed(String path, Map<?, ?> map, Object key) {
        Changed changed = new Changed(path + "." + key + " removed", without(map, key));
        return changed.what.equals(".metadata removed") ? Stream.of() : Stream.of(changed);
    }

    /** What names an object is not compared: another name is another object. */
    private static boolean names(String path) {
        return List.of(".apiVersion", ".kind", ".metadata.name", ".metadata.namespace")
                .contains(path);
    }

    private static Object other(Object value) {
        if (value instanceof Boolean flag) {
            return !flag;
        }
        return value instanceof Number number ? (Object) (number.longValue() + 1) : value + "0";
    }

    private static Map<Object, Object> with(Map<?, ?> map, Object key, Object value) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static Map<Object, Object> without(Map<?, ?> map, Object key) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return copy;
    }

    private static List<Object> replaced(List<?> list, Consumer<List<Object>> change) {
        List<Object> copy = new ArrayList<>(list);
        change.accept(copy);
        return copy;
    }

    private record Changed(String what, Object value) {
        Changed within(Function<Object, Object> parent) {
            return new Changed(what, parent.apply(value));
        }
    }
}
