package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ManifestYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that stands in a namespace and was applied, as one text: without status and what the server and its controllers set. */
final class LiveText {
    private static final Map<String, String> KINDS = Map.of(
            "ConfigMap", "v1",
            "Deployment", "apps/v1",
            "NetworkPolicy", "networking.k8s.io/v1",
            "PersistentVolumeClaim", "v1",
            "PodDisruptionBudget", "policy/v1",
            "Secret", "v1",
            "Service", "v1",
            "ServiceAccount", "v1",
            "StatefulSet", "apps/v1");
    private static final Set<String> SERVERS_OWN =
            Set.of("creationTimestamp", "generation", "managedFields", "resourceVersion", "uid");

    private LiveText() {}

    static String of(ClusterReader reader, String namespace) {
        StringBuilder text = new StringBuilder();
        ManifestYaml yaml = new ManifestYaml();
        KINDS.keySet().stream()
                .sorted()
                .forEach(kind ->
                        reader
                                .list(KINDS.getOrDefault(kind, "v1"), kind, namespace, "!" + ClusterReader.BOOKKEEPING)
                                .stream()
                                .filter(object -> !object.text("metadata", "labels", "app.kubernetes.io/managed-by")
                                        .isEmpty())
                                .sorted((one, other) -> one.id().compareTo(other.id()))
                                .forEach(object ->
                                        text.append(yaml.text(own(object))).append("---\n")));
        return text.toString();
    }

    private static Map<String, Object> own(LiveObject object) {
        Map<String, Object> tree = new LinkedHashMap<>(object.content());
        tree.remove("status");
        Map<Object, Object> metadata = new LinkedHashMap<>((Map<?, ?>) tree.getOrDefault("metadata", Map.of()));
        metadata.keySet().removeAll(SERVERS_OWN);
        if (metadata.get("annotations") instanceof Map<?, ?> annotations) {
            Map<Object, Object> ours = new LinkedHashMap<>(annotations);
            ours.remove("deployment.kubernetes.io/revision");
            metadata.put("annotations", ours);
            if (ours.isEmpty()) {
                metadata.remove("annotations");
            }
        }
        tree.put("metadata", metadata);
        withoutAddresses(tree);
        return tree;
    }

    /** A Service that was removed and comes back gets another address. */
    private static void withoutAddresses(Map<String, Object> tree) {
        if ("Service".equals(tree.get("kind")) && tree.get("spec") instanceof Map<?, ?> spec) {
            Map<Object, Object> rest = new LinkedHashMap<>(spec);
            rest.keySet().removeAll(List.of("clusterIP", "clusterIPs"));
            tree.put("spec", rest);
        }
    }
}
