package io.github.sarvanom.manifests;

import io.github.sarvanom.problem.Source;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A whole or partial object of an overlay.
 *
 * @param node the same as {@code content}, with the places in the file
 * @param content what is null in the file is {@link StrategicMerge#GONE}
 */
record OverlayDocument(OverlayFile file, MappingNode node, Map<String, Object> content) {
    /** The top of a compose file. */
    private static final Set<String> LOCAL =
            Set.of("services", "volumes", "networks", "configs", "secrets", "models", "include", "name", "version");

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
        return !content.isEmpty() && content.keySet().stream().allMatch(OverlayDocument::isLocal);
    }

    /** By the specification of compose, what begins with {@code x-} is anybody's. */
    private static boolean isLocal(String key) {
        return LOCAL.contains(key) || key.startsWith("x-");
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

    /** Where the name at the end of the path stands, be it a key or an element of a list; empty when it is not there. */
    Optional<Source> said(String... path) {
        Optional<? extends Node> here = Optional.of(node);
        for (String key : path) {
            here = here.flatMap(parent -> named(parent, key));
        }
        return here.map(file::at);
    }

    private static Optional<Node> named(Node parent, String key) {
        if (parent instanceof SequenceNode list) {
            return list.getValue().stream()
                    .filter(element -> element instanceof ScalarNode name
                            && name.getValue().equals(key))
                    .findFirst();
        }
        return parent instanceof MappingNode mapping ? child(mapping, key) : Optional.empty();
    }

    static Optional<Node> child(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }
}
