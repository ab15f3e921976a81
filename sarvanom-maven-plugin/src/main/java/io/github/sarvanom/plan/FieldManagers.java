package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which other field manager owns which field of an object, and since when, by the paths that a plan shows. */
final class FieldManagers {
    private final List<Owned> owned = new ArrayList<>();

    private FieldManagers() {}

    /** @param time as the server says it; empty when it does not */
    private record Owned(String path, String manager, String time) {
        boolean covers(String other) {
            return isSameOrBelow(path, other) || isSameOrBelow(other, path);
        }
    }

    static FieldManagers of(LiveObject live) {
        FieldManagers managers = new FieldManagers();
        for (Map<String, Object> entry : live.maps("metadata", "managedFields")) {
            String manager = said(entry, "manager");
            if (!manager.equals("sarvanom") && !said(entry, "subresource").equals("status")) {
                managers.walk(OwnedFields.below(entry, "fieldsV1"), live.content(), "", manager, said(entry, "time"));
            }
        }
        return managers;
    }

    /** The one that was there last, where there are several. */
    Optional<Drift> of(String path) {
        return owned.stream()
                .filter(each -> each.covers(path))
                .max(Comparator.comparing(Owned::time))
                .map(each -> new Drift(each.manager(), each.time()));
    }

    static boolean isSameOrBelow(String path, String other) {
        return other.equals(path) || other.startsWith(path + ".") || other.startsWith(path + "[");
    }

    private void walk(Map<String, Object> fields, Object value, String path, String manager, String time) {
        if (OwnedFields.size(fields) == 0) {
            owned.add(new Owned(path, manager, time));
            return;
        }
        for (String key : fields.keySet()) {
            Map<String, Object> below = OwnedFields.below(fields, key);
            if (value instanceof Map<?, ?> map && key.startsWith("f:")) {
                String name = key.substring(2);
                Object inside = map.get(name);
                if (inside != null) {
                    walk(below, inside, path.isEmpty() ? name : path + "." + name, manager, time);
                }
            } else if (value instanceof List<?> list && !OwnedFields.isItself(key)) {
                element(below, list, ListKey.of(key).find(list), path, manager, time);
            }
        }
    }

    private void element(Map<String, Object> fields, List<?> list, int at, String path, String manager, String time) {
        if (at >= 0) {
            List<String> names =
                    List.copyOf(ListNames.of(list, list).named(list).keySet());
            walk(fields, list.get(at), path + "[" + names.get(at) + "]", manager, time);
        }
    }

    private static String said(Map<String, Object> entry, String key) {
        Object value = entry.get(key);
        return value == null ? "" : value.toString();
    }
}
