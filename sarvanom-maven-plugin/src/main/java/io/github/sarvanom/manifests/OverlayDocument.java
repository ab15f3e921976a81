package io.github.sarvanom.manifests;

import io.github.sarvanom.problem.Source;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A whole or partial object of an overlay.
 *
 * @param node the same as {@code content}, with the places in the file
 * @param content what is null in the file is {@link StrategicMerge#GONE}
 */
record OverlayDocument(OverlayFile file, MappingNode node, Map<String, Object> content) {
    /** The top of a compose file. */
    private static final Set<String> LOCAL = Set.of("services", "volumes", "networks", "configs");

    ResourceId id() {
        return ResourceId.of(content);
    }

    /** Whether it says which object it is about. */
    boolean isNamed() {
        ResourceId id = id();
        return !id.apiVersion().isBlank() && !id.kind().isBlank() && !id.name().isBlank();
    }

    /** Whether it speaks of containers on this machine and not of an object of a cluster. */
    boolean isLocal() {
        return !content.isEmpty() && LOCAL.containsAll(content.keySet());
    }

    String display() {
        return isLocal() ? String.join(", ", content.keySet()) : id().display();
    }

    /** Where the value at the path stands; when there is no such value, as much of the way as there is. */
    Source at(String... path) {
        Node here = node;
        for (String key : path) {
            if (here instanceof MappingNode mapping) {
                here = child(mapping, key).orElse(mapping);
            }
        }
        return file.at(here);
    }

    static Optional<Node> child(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }
}
