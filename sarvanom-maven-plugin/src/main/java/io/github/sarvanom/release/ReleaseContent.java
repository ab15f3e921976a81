package io.github.sarvanom.release;

import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that was recorded of a release beside its head; it never changes.
 *
 * @param manifests the objects that it wanted, secrets without their data
 * @param plan as a person reads it, a line each
 * @param dependencies service to its dependencies, coordinates to version; empty when they were not recorded
 * @param layers service to the layers of its image, name to what stands for the content; empty when they were not recorded
 */
public record ReleaseContent(
        ManifestSet manifests,
        List<String> plan,
        Map<String, SortedMap<String, String>> dependencies,
        Map<String, SortedMap<String, String>> layers) {

    static ReleaseContent of(Map<String, Object> tree) {
        return new ReleaseContent(
                manifests(list(tree, "manifests")),
                list(tree, "plan").stream().map(String::valueOf).toList(),
                perService(tree, "dependencies"),
                perService(tree, "layers"));
    }

    private static List<?> list(Map<String, Object> tree, String part) {
        return tree.get(part) instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked")
    private static ManifestSet manifests(List<?> trees) {
        List<Manifest> manifests = new ArrayList<>();
        for (Object tree : trees) {
            if (tree instanceof Map<?, ?> map) {
                manifests.add(Manifest.of((Map<String, ?>) map));
            }
        }
        return new ManifestSet(manifests);
    }

    private static Map<String, SortedMap<String, String>> perService(Map<String, Object> tree, String part) {
        Map<String, SortedMap<String, String>> all = new TreeMap<>();
        if (tree.get(part) instanceof Map<?, ?> services) {
            services.forEach((service, versions) -> {
                SortedMap<String, String> each = all.computeIfAbsent(service.toString(), name -> new TreeMap<>());
                ((Map<?, ?>) versions).forEach((key, version) -> each.put(key.toString(), version.toString()));
            });
        }
        return all;
    }
}
