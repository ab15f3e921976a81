package io.github.sarvanom.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which entries of which ConfigMaps and Secrets a pod reads: by {@code env}, {@code envFrom} and volumes. */
final class PodReferences {
    private final List<Reference> references = new ArrayList<>();

    private PodReferences() {}

    /** @param keys empty means all of them */
    private record Reference(String kind, String name, Set<String> keys) {}

    static PodReferences of(Map<String, Object> podSpec) {
        PodReferences found = new PodReferences();
        for (String containers : List.of("initContainers", "containers")) {
            Tree.list(podSpec, containers).forEach(found::addContainer);
        }
        Tree.list(podSpec, "volumes").forEach(found::addVolume);
        return found;
    }

    /** The values referred to, by {@code name/key}; base64 in the case of a Secret. */
    SortedMap<String, String> entries(String kind, ManifestSet sources) {
        SortedMap<String, String> entries = new TreeMap<>();
        for (Reference reference : references) {
            if (reference.kind.equals(kind)) {
                for (Manifest source : sources) {
                    if (source.id().kind().equals(kind) && source.id().name().equals(reference.name)) {
                        addEntries(reference, source.content(), entries);
                    }
                }
            }
        }
        return entries;
    }

    private static void addEntries(Reference reference, Map<String, Object> source, Map<String, String> entries) {
        for (String section : List.of("data", "binaryData", "stringData")) {
            Tree.map(source, section).forEach((key, value) -> {
                if (reference.keys.isEmpty() || reference.keys.contains(key)) {
                    entries.put(reference.name + "/" + key, value.toString());
                }
            });
        }
    }

    private void addContainer(Object container) {
        for (Object source : Tree.list(container, "envFrom")) {
            add("ConfigMap", Tree.text(source, "configMapRef", "name"), Set.of());
            add("Secret", Tree.text(source, "secretRef", "name"), Set.of());
        }
        for (Object variable : Tree.list(container, "env")) {
            addKey("ConfigMap", Tree.map(variable, "valueFrom", "configMapKeyRef"));
            addKey("Secret", Tree.map(variable, "valueFrom", "secretKeyRef"));
        }
    }

    private void addKey(String kind, Map<String, Object> reference) {
        add(kind, Tree.text(reference, "name"), Set.of(Tree.text(reference, "key")));
    }

    private void addVolume(Object volume) {
        add("ConfigMap", Tree.text(volume, "configMap", "name"), items(Tree.map(volume, "configMap")));
        add("Secret", Tree.text(volume, "secret", "secretName"), items(Tree.map(volume, "secret")));
        for (Object source : Tree.list(volume, "projected", "sources")) {
            add("ConfigMap", Tree.text(source, "configMap", "name"), items(Tree.map(source, "configMap")));
            add("Secret", Tree.text(source, "secret", "name"), items(Tree.map(source, "secret")));
        }
    }

    private static Set<String> items(Map<String, Object> source) {
        return Tree.list(source, "items").stream()
                .map(item -> Tree.text(item, "key"))
                .collect(Collectors.toSet());
    }

    private void add(String kind, String name, Set<String> keys) {
        if (!name.isEmpty()) {
            references.add(new Reference(kind, name, keys));
        }
    }
}
