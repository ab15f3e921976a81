package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an adopted object will be: what a forced apply makes of it, without the fields that {@code kubectl} alone owned and that
 * are not wanted. Those go with the first apply after the fields have changed hands, which no dry run can show beforehand.
 * Defaults that the server puts in their place are not foreseen.
 */
final class Relinquished {
    private Relinquished() {}

    static LiveObject of(LiveObject live, LiveObject preview) {
        Map<String, Object> ours =
                OwnedFields.of(preview, preview.id().apiVersion()).orElse(Map.of());
        Map<String, Object> content = map(preview.content(), Adoption.handed(live), List.of(ours, Adoption.kept(live)));
        return LiveObject.of(content);
    }

    /** @param kept trees of what somebody owns from then on */
    private static Map<String, Object> map(
            Map<?, ?> values, Map<String, Object> handed, List<Map<String, Object>> kept) {
        Map<String, Object> left = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String field = "f:" + key;
            @Nullable Object after = handed.containsKey(field) ? value(value, field, handed, kept) : value;
            if (after != null) {
                left.put(key.toString(), after);
            }
        });
        return left;
    }

    private static @Nullable Object value(
            Object value, String key, Map<String, Object> handed, List<Map<String, Object>> kept) {
        if (kept.stream().noneMatch(tree -> tree.containsKey(key))) {
            return null;
        }
        Map<String, Object> below = OwnedFields.below(handed, key);
        List<Map<String, Object>> keptBelow =
                kept.stream().map(tree -> OwnedFields.below(tree, key)).toList();
        if (value instanceof Map<?, ?> map) {
            return map(map, below, keptBelow);
        }
        return value instanceof List<?> list ? list(list, below, keptBelow) : value;
    }

    private static List<Object> list(List<?> values, Map<String, Object> handed, List<Map<String, Object>> kept) {
        List<Object> left = new ArrayList<>(values);
        for (String key : handed.keySet()) {
            int at = OwnedFields.isItself(key) ? -1 : ListKey.of(key).find(left);
            if (at >= 0) {
                @Nullable Object after = value(left.get(at), key, handed, kept);
                if (after == null) {
                    left.remove(at);
                } else {
                    left.set(at, after);
                }
            }
        }
        return left;
    }
}
