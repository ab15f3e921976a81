package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Field by field, what an object is and what it would become. What the server counts for itself is left out. */
final class Difference {
    private static final Set<String> SERVERS_OWN = Set.of(
            "status",
            "metadata.creationTimestamp",
            "metadata.generation",
            "metadata.managedFields",
            "metadata.resourceVersion",
            "metadata.selfLink",
            "metadata.uid");

    private final Masking masking;
    private final List<FieldChange> changes = new ArrayList<>();

    private Difference(Masking masking) {
        this.masking = masking;
    }

    /** Empty when nothing a user could name differs. */
    static List<FieldChange> between(LiveObject before, LiveObject after) {
        List<FieldChange> fields = fields(before, after);
        return fields.isEmpty() ? owned(before, after) : fields;
    }

    /** The same without regard to who owns what. */
    static List<FieldChange> fields(LiveObject before, LiveObject after) {
        Difference difference = new Difference(Masking.of(before.id()));
        difference.maps("", before.content(), after.content());
        return List.copyOf(difference.changes);
    }

    /** An apply may change nothing but which fields are ours from then on: an object that another tool made. */
    private static List<FieldChange> owned(LiveObject before, LiveObject after) {
        String version = after.id().apiVersion();
        Map<String, Object> was = OwnedFields.of(before, version).orElse(Map.of());
        Map<String, Object> willBe = OwnedFields.of(after, version).orElse(Map.of());
        return was.equals(willBe)
                ? List.of()
                : List.of(new FieldChange("(owned by sarvanom)", count(was), count(willBe)));
    }

    private static String count(Map<String, Object> owned) {
        long fields = OwnedFields.leaves(owned);
        return fields == 1 ? "1 field" : fields + " fields";
    }

    private void maps(String path, Map<?, ?> before, Map<?, ?> after) {
        Set<String> keys = new TreeSet<>();
        before.keySet().forEach(key -> keys.add(key.toString()));
        after.keySet().forEach(key -> keys.add(key.toString()));
        for (String key : keys) {
            String at = path.isEmpty() ? key : path + "." + key;
            if (!SERVERS_OWN.contains(at)) {
                values(at, before.get(key), after.get(key));
            }
        }
    }

    private void values(String path, @Nullable Object before, @Nullable Object after) {
        if (before == null ? after == null : before.equals(after)) {
            return;
        }
        if (isMapOrAbsent(before) && isMapOrAbsent(after) && isFilled(before, after)) {
            maps(path, before == null ? Map.of() : (Map<?, ?>) before, after == null ? Map.of() : (Map<?, ?>) after);
        } else if (isListOrAbsent(before) && isListOrAbsent(after) && isFilled(before, after)) {
            lists(path, before == null ? List.of() : (List<?>) before, after == null ? List.of() : (List<?>) after);
        } else {
            changes.add(masking.change(path, before, after));
        }
    }

    private void lists(String path, List<?> before, List<?> after) {
        ListNames names = ListNames.of(before, after);
        Map<String, Object> was = names.named(before);
        Map<String, Object> willBe = names.named(after);
        Set<String> keys = new LinkedHashSet<>(was.keySet());
        keys.addAll(willBe.keySet());
        keys.forEach(key -> values(path + "[" + key + "]", was.get(key), willBe.get(key)));
        if (was.equals(willBe)) {
            changes.add(new FieldChange(path, "order " + was.keySet(), "order " + willBe.keySet()));
        }
    }

    private static boolean isMapOrAbsent(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?>;
    }

    private static boolean isListOrAbsent(@Nullable Object value) {
        return value == null || value instanceof List<?>;
    }

    /** An empty map or list that comes or goes is a change of its own, with no field below it to tell. */
    private static boolean isFilled(@Nullable Object before, @Nullable Object after) {
        return size(before) > 0 || size(after) > 0;
    }

    private static int size(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value instanceof List<?> list ? list.size() : 0;
    }
}
