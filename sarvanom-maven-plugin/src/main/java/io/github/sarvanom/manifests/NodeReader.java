package io.github.sarvanom.manifests;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML nodes into maps, lists and scalars, and tells of what JSON, and so Kubernetes, has no word for. */
final class NodeReader {
    /** Far more than an object that etcd would take, and stops aliases that multiply. */
    private static final int MOST_NODES = 100_000;

    private final OverlayFile file;
    private final List<Problem> found = new ArrayList<>();
    private final Problems problems;
    private final Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    NodeReader(OverlayFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The content of a document; empty when there were problems with it. */
    Optional<Map<String, Object>> read(MappingNode document) {
        Map<String, Object> content = map(document);
        problems.addAll(found);
        return found.isEmpty() ? Optional.of(content) : Optional.empty();
    }

    private Object value(Node node) {
        nodes++;
        if (nodes > MOST_NODES || !above.add(node)) {
            return refused(node, "An overlay's anchors and aliases unfold without end");
        }
        try {
            if (node instanceof MappingNode mapping) {
                return map(mapping);
            }
            return node instanceof SequenceNode sequence ? list(sequence) : scalar((ScalarNode) node);
        } finally {
            above.remove(node);
        }
    }

    private Map<String, Object> map(MappingNode mapping) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.MERGE)) {
                refused(entry.getKeyNode(), "An overlay's keys must be plain texts; merge keys (<<) are not taken");
            } else if (map.put(key.getValue(), value(entry.getValueNode())) != null) {
                twice(key);
            }
        }
        return map;
    }

    private void twice(ScalarNode key) {
        found.add(Problem.of("The key \"" + key.getValue() + "\" stands twice in the same mapping")
                .at(file.at(key))
                .mend("Keep the one that is meant."));
    }

    private List<Object> list(SequenceNode sequence) {
        List<Object> list = new ArrayList<>();
        sequence.getValue().forEach(element -> list.add(value(element)));
        return list;
    }

    private Object scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        if (tag.equals(Tag.NULL)) {
            return StrategicMerge.GONE;
        }
        if (tag.equals(Tag.STR)) {
            return text;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.parseBoolean(text);
        }
        if (tag.equals(Tag.INT)) {
            return CoreSchema.whole(text);
        }
        return tag.equals(Tag.FLOAT)
                ? Double.valueOf(text)
                : refused(scalar, "An overlay takes no YAML tag " + tag.getValue());
    }

    private Object refused(Node node, String why) {
        if (found.stream().noneMatch(problem -> problem.what().equals(why))) {
            found.add(Problem.of(why).at(file.at(node)).mend("Write it out: an overlay says no more than JSON can."));
        }
        return StrategicMerge.GONE;
    }
}
