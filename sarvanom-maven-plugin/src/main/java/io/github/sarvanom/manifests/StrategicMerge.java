package io.github.sarvanom.manifests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays a partial object over a whole one, as {@code kubectl patch --type=strategic} and kustomize do:
 *
 * <ul>
 *   <li>mappings are merged, at any depth; a null deletes;
 *   <li>a list whose elements have a key (containers, volumes and env by {@code name}, ports by {@code containerPort} or
 *       {@code port}, volumeMounts by {@code mountPath} ...) is merged by that key, and what is new goes to its end;
 *   <li>any other list, and any scalar, is replaced;
 *   <li>of fields that exclude each other ({@code value} and {@code valueFrom}, a probe's kinds, a volume's sources) the
 *       overlay's stays;
 *   <li>{@code $patch: delete} in a mapping deletes it, {@code $patch: replace} replaces it whole.
 * </ul>
 *
 * @see <a href="https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/">strategic merge</a>
 */
final class StrategicMerge {
    /** Stands in a partial object for null: what is there goes. */
    static final Object GONE = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    static final String DIRECTIVE = "$patch";

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("volumes", "name"),
            Map.entry("env", "name"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("secrets", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("hostAliases", "ip"),
            Map.entry("topologySpreadConstraints", "topologyKey"));

    private static final List<Set<String>> ALTERNATIVES = List.of(
            Set.of("value", "valueFrom"),
            Set.of("httpGet", "exec", "tcpSocket", "grpc", "sleep"),
            Set.of("minAvailable", "maxUnavailable"));

    private StrategicMerge() {}

    /** Changes {@code whole}. */
    static void merge(Map<String, Object> whole, Map<String, Object> part) {
        makeRoom(whole, part);
        part.forEach((key, value) -> {
            if (value == GONE || isDirective(value, "delete")) {
                whole.remove(key);
            } else if (!key.equals(DIRECTIVE)) {
                whole.put(key, merged(key, whole.get(key), value));
            }
        });
    }

    static boolean isDirective(Object value, String directive) {
        return value instanceof Map<?, ?> map && directive.equals(map.get(DIRECTIVE));
    }

    private static Object merged(String key, @org.jspecify.annotations.Nullable Object whole, Object part) {
        if (part instanceof Map<?, ?>) {
            Map<String, Object> map = new LinkedHashMap<>();
            if (!isDirective(part, "replace")) {
                map.putAll(Tree.map(whole));
            }
            merge(map, Tree.map(part));
            return map;
        }
        if (part instanceof List<?>) {
            Optional<String> mergeKey = mergeKey(key, Tree.list(part));
            return mergedList(mergeKey.isEmpty() ? List.of() : Tree.list(whole), Tree.list(part), key, mergeKey);
        }
        return part;
    }

    private static List<Object> mergedList(
            List<Object> whole, List<Object> part, String field, Optional<String> mergeKey) {
        List<Object> list = new ArrayList<>(whole);
        for (Object element : part) {
            int same = mergeKey.map(key -> indexOf(list, key, element)).orElse(-1);
            if (isDirective(element, "delete")) {
                if (same >= 0) {
                    list.remove(same);
                }
            } else if (same >= 0) {
                list.set(same, mergedElement(field, list.get(same), element));
            } else if (element != GONE) {
                list.add(merged("", null, element));
            }
        }
        return list;
    }

    /** A volume has one source: another one in the overlay replaces it. */
    private static Object mergedElement(String field, Object whole, Object part) {
        boolean otherSource = field.equals("volumes")
                && !Tree.map(whole).keySet().containsAll(Tree.map(part).keySet());
        return merged("", otherSource ? Map.of() : whole, part);
    }

    private static int indexOf(List<Object> list, String key, Object element) {
        String wanted = Tree.text(element, key);
        for (int i = 0; i < list.size(); i++) {
            if (Tree.text(list.get(i), key).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> mergeKey(String field, List<Object> part) {
        String key = KEYS.getOrDefault(field, "");
        if (field.equals("ports")) {
            key = part.stream().allMatch(port -> Tree.map(port).containsKey("containerPort"))
                    ? "containerPort"
                    : "port";
        }
        String wanted = key;
        boolean keyed = !key.isEmpty()
                && part.stream().allMatch(element -> Tree.map(element).containsKey(wanted));
        return keyed ? Optional.of(key) : Optional.empty();
    }

    private static void makeRoom(Map<String, Object> whole, Map<String, Object> part) {
        for (Set<String> alternatives : ALTERNATIVES) {
            boolean chosen = part.entrySet().stream()
                    .anyMatch(entry -> alternatives.contains(entry.getKey()) && entry.getValue() != GONE);
            // maxSurge stands beside maxUnavailable in a rollout's strategy, and minAvailable nowhere but in a budget.
            if (chosen) {
                whole.keySet().removeIf(key -> alternatives.contains(key) && !part.containsKey(key));
            }
        }
        if ("Recreate".equals(part.get("type"))) {
            whole.remove("rollingUpdate");
        }
    }
}
