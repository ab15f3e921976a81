package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides without the server whether an apply would change nothing: every wanted value is there, and the fields that our last
 * apply owns are exactly those that this one would own. Says no when in doubt; a server-side dry run decides then.
 *
 * <p>Why the owned fields tell so much: the server takes a field away from us as soon as anybody else changes its value. So a
 * field that is still ours has the value of our last apply (Kubernetes: "Server-Side Apply", field management).
 */
public final class Comparison {
    private static final List<String> NEVER_OWNED = List.of("name", "namespace");

    private Comparison() {}

    /** Whether nothing would change for sure. */
    public static boolean isCertainlyUnchanged(Manifest wanted, LiveObject live) {
        return OwnedFields.of(live, wanted.id().apiVersion())
                .map(owned -> isObject(wanted.content(), live.content(), owned))
                .orElse(false);
    }

    private static boolean isObject(Map<String, Object> wanted, Map<String, Object> live, Map<String, Object> owned) {
        Map<String, Object> fields = new HashMap<>(wanted);
        fields.remove("apiVersion");
        fields.remove("kind");
        Map<String, Object> metadata = new HashMap<>(tree(wanted.get("metadata")));
        NEVER_OWNED.forEach(metadata::remove);
        fields.put("metadata", metadata);
        if (metadata.isEmpty()) {
            fields.remove("metadata");
        }
        return isMap(fields, live, owned, Place.ROOT);
    }

    private static boolean isMap(
            Map<String, Object> wanted, Map<String, Object> live, Map<String, Object> owned, Place place) {
        return OwnedFields.size(owned) == wanted.size()
                && wanted.entrySet().stream().allMatch(entry -> {
                    String key = "f:" + entry.getKey();
                    return owned.containsKey(key)
                            && isNode(
                                    entry.getValue(),
                                    live.get(entry.getKey()),
                                    OwnedFields.below(owned, key),
                                    place.at(entry.getKey()));
                });
    }

    private static boolean isNode(Object wanted, @Nullable Object live, Map<String, Object> owned, Place place) {
        if (OwnedFields.size(owned) == 0) {
            return Values.same(wanted, live, place);
        }
        if (wanted instanceof Map<?, ?> && live instanceof Map<?, ?>) {
            return isMap(tree(wanted), tree(live), owned, place);
        }
        return wanted instanceof List<?> wantedList
                && live instanceof List<?> liveList
                && isList(wantedList, liveList, owned, place);
    }

    private static boolean isList(List<?> wanted, List<?> live, Map<String, Object> owned, Place place) {
        if (OwnedFields.size(owned) != wanted.size()) {
            return false;
        }
        int[] liveAt = new int[wanted.size()];
        for (Map.Entry<String, Object> entry : owned.entrySet()) {
            if (OwnedFields.isItself(entry.getKey())) {
                continue;
            }
            ListKey key = ListKey.of(entry.getKey());
            int wantedAt = key.find(wanted);
            int at = key.find(live);
            if (wantedAt < 0
                    || at < 0
                    || !isElement(
                            wanted.get(wantedAt), live.get(at), OwnedFields.below(owned, entry.getKey()), place)) {
                return false;
            }
            liveAt[wantedAt] = at;
        }
        return isRising(liveAt);
    }

    private static boolean isElement(Object wanted, Object live, Map<String, Object> owned, Place place) {
        return (wanted instanceof Map<?, ?> && live instanceof Map<?, ?>)
                ? isMap(tree(wanted), tree(live), owned, place)
                : Values.same(wanted, live, place);
    }

    /** The order of elements has a meaning for some lists (variables that use one another). */
    private static boolean isRising(int[] positions) {
        for (int i = 1; i < positions.length; i++) {
            if (positions[i] <= positions[i - 1]) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
