package io.github.sarvanom.release;

import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a service has otherwise than in an earlier release: image, dependencies, configuration, names of secrets, and whatever its
 * pods are told (limits, probes, variables). A line each, without a secret's value.
 */
public final class Differences {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");
    private static final int MOST = 20;

    /**
     * What a service's image was built from.
     *
     * @param dependencies coordinates to version; empty when they were not recorded
     * @param layers name to what stands for the content; likewise
     */
    public record Parts(Map<String, String> dependencies, Map<String, String> layers) {
        public Parts {
            dependencies = Map.copyOf(dependencies);
            layers = Map.copyOf(layers);
        }
    }

    private final ManifestSet before;
    private final ManifestSet now;

    /**
     * @param before as it was wanted, secrets with their data
     * @param now likewise
     */
    public Differences(ManifestSet before, ManifestSet now) {
        this.before = before;
        this.now = now;
    }

    /**
     * @param old what the service was built from then
     * @param present what it was built from now
     * @return empty when nothing is otherwise
     */
    public List<String> of(String service, Parts old, Parts present) {
        List<String> lines = new ArrayList<>();
        SortedMap<String, String> was = pods(before, service);
        SortedMap<String, String> is = pods(now, service);
        compare("", was, is, lines);
        boolean rebuilt = is.keySet().stream()
                .filter(path -> (" " + path).endsWith(" " + service + " image"))
                .anyMatch(path -> !Objects.equals(was.get(path), is.get(path)));
        boolean layersAreKnown = !old.layers().isEmpty() && !present.layers().isEmpty();
        if (rebuilt && layersAreKnown) {
            lines.add(layers(old.layers(), present.layers()));
        }
        if (!old.dependencies().isEmpty() && !present.dependencies().isEmpty()) {
            int known = lines.size();
            compare("dependency ", old.dependencies(), present.dependencies(), lines);
            if (rebuilt && !layersAreKnown && known == lines.size()) {
                lines.add("dependencies: the same, so the image has other classes, resources or another base");
            }
        }
        compare("config ", data(before, "ConfigMap"), data(now, "ConfigMap"), lines);
        compareUnseen("secret ", data(before, "Secret"), data(now, "Secret"), lines);
        return lines.size() <= MOST
                ? lines
                : List.copyOf(concat(lines.subList(0, MOST), "and " + (lines.size() - MOST) + " more"));
    }

    /** Which layers of a rebuilt image are others: {@code image layers changed: classes; the same: base image, dependencies}. */
    private static String layers(Map<String, String> old, Map<String, String> present) {
        List<String> changed = new ArrayList<>();
        List<String> same = new ArrayList<>();
        SortedSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(present.keySet());
        names.forEach(name -> (Objects.equals(old.get(name), present.get(name)) ? same : changed).add(name));
        return changed.isEmpty()
                ? "image layers: the same, so its settings or what its base image's name stands for are others"
                : "image layers changed: " + String.join(", ", changed)
                        + (same.isEmpty() ? "" : "; the same: " + String.join(", ", same));
    }

    private static List<String> concat(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }

    private static void compare(String what, Map<String, String> was, Map<String, String> is, List<String> lines) {
        Set<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (String key : keys) {
            String old = was.get(key);
            String present = is.get(key);
            if (!Objects.equals(old, present)) {
                lines.add(what + key + told(old, present));
            }
        }
    }

    /** Names alone: the values are compared, and told nowhere. */
    private static void compareUnseen(
            String what, Map<String, String> was, Map<String, String> is, List<String> lines) {
        compare(what, namesOf(was), namesOf(is), lines);
        was.forEach((key, value) -> {
            if (is.containsKey(key) && !value.equals(is.get(key))) {
                lines.add(what + key + " has another value");
            }
        });
    }

    private static Map<String, String> namesOf(Map<String, String> values) {
        Map<String, String> names = new TreeMap<>(values);
        names.replaceAll((name, value) -> "");
        return names;
    }

    private static String told(@Nullable String old, @Nullable String present) {
        if (old == null) {
            return " is new" + (present == null || present.isEmpty() ? "" : ": " + present);
        }
        return present == null ? " is gone" : ": " + present + ", before " + old;
    }

    /** The leaves of a service's spec, by their path in words; what a fingerprint stands for is told by itself. */
    private static SortedMap<String, String> pods(ManifestSet set, String service) {
        SortedMap<String, String> leaves = new TreeMap<>();
        for (Manifest manifest : set) {
            if (WORKLOADS.contains(manifest.id().kind()) && manifest.id().name().equals(service)) {
                Object spec = manifest.content().get("spec");
                flatten("", spec instanceof Map<?, ?> map ? map : Map.of(), leaves);
            }
        }
        leaves.keySet().removeIf(path -> path.contains("template metadata") || path.startsWith("selector"));
        return leaves;
    }

    private static void flatten(String path, Map<?, ?> tree, SortedMap<String, String> leaves) {
        tree.forEach((key, value) -> leaf(path.isEmpty() ? key.toString() : path + " " + key, value, leaves));
    }

    private static void leaf(String path, @Nullable Object value, SortedMap<String, String> leaves) {
        if (value instanceof Map<?, ?> map) {
            flatten(path, map, leaves);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> map && map.get("name") != null) {
                    named(path + " " + map.get("name"), map, leaves);
                } else {
                    leaf(path + " " + i, list.get(i), leaves);
                }
            }
        } else {
            leaves.put(path.replace("template spec containers ", ""), String.valueOf(value));
        }
    }

    /** The path has the name already, unless there is nothing else. */
    private static void named(String path, Map<?, ?> element, SortedMap<String, String> leaves) {
        Map<Object, Object> rest = new LinkedHashMap<>(element);
        rest.remove("name");
        leaf(path, rest.isEmpty() ? "" : rest, leaves);
    }

    /** Keys of all objects of that kind to their values. */
    private static SortedMap<String, String> data(ManifestSet set, String kind) {
        SortedMap<String, String> data = new TreeMap<>();
        for (Manifest manifest : set) {
            if (manifest.id().kind().equals(kind)) {
                for (String field : List.of("data", "stringData")) {
                    if (manifest.content().get(field) instanceof Map<?, ?> map) {
                        map.forEach((key, value) -> data.put(key.toString(), String.valueOf(value)));
                    }
                }
            }
        }
        return data;
    }
}
