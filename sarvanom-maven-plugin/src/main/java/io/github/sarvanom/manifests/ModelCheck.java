package io.github.sarvanom.manifests;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Suggestion;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Holds an overlay's document against the fabric8 model of its kind: field names and the types of values, each problem with
 * its line. Which fields are missing, and whether a value is in range, the API server knows better.
 */
final class ModelCheck {
    private static final Set<Type> WHOLE_NUMBERS = Set.of(Integer.class, Long.class, int.class, long.class);
    private static final Set<Type> TRUTHS = Set.of(Boolean.class, boolean.class);
    private static final Set<Type> NUMBERS = Set.of(Double.class, Float.class, Number.class);

    private final OverlayDocument document;
    private final Problems problems;

    ModelCheck(OverlayDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    /** Says nothing about a kind that is not known. */
    void check() {
        ResourceId id = document.id();
        KindModels.find(id.apiVersion(), id.kind()).ifPresent(model -> check(document.node(), model, ""));
    }

    private void check(Node node, Type type, String path) {
        if (node.getTag().equals(Tag.NULL)) {
            return;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            checkList(node, generic.getActualTypeArguments()[0], path);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            checkMap(node, generic.getActualTypeArguments()[1], path);
        } else if (type instanceof Class<?> model) {
            checkValue(node, model, path);
        }
    }

    private void checkValue(Node node, Class<?> type, String path) {
        if (type == String.class) {
            require(node.getTag().equals(Tag.STR), node, path, "a text; put it in quotes");
        } else if (WHOLE_NUMBERS.contains(type)) {
            require(node.getTag().equals(Tag.INT), node, path, "a whole number");
        } else if (TRUTHS.contains(type)) {
            require(node.getTag().equals(Tag.BOOL), node, path, "true or false");
        } else if (NUMBERS.contains(type)) {
            require(Set.of(Tag.INT, Tag.FLOAT).contains(node.getTag()), node, path, "a number");
        } else if (type == IntOrString.class) {
            require(Set.of(Tag.INT, Tag.STR).contains(node.getTag()), node, path, "a whole number or a text");
        } else if (type == Quantity.class) {
            boolean quantity = Set.of(Tag.INT, Tag.FLOAT, Tag.STR).contains(node.getTag());
            require(quantity, node, path, "a quantity, for example 250m or 512Mi");
        } else {
            checkFields(node, type, path);
        }
    }

    private void checkFields(Node node, Class<?> type, String path) {
        Map<String, Type> fields = fields(type);
        if (fields.isEmpty()) {
            return;
        }
        if (!(node instanceof MappingNode mapping)) {
            problems.add(mismatch(node, path, "a mapping"));
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String name = name(entry);
            Type field = fields.get(name);
            if (field != null) {
                check(entry.getValueNode(), field, join(path, name));
            } else if (!name.equals(StrategicMerge.DIRECTIVE)) {
                problems.add(unknown(entry, name, path, fields.keySet()));
            }
        }
    }

    private void checkList(Node node, Type element, String path) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> check(each, element, path + "[]"));
        } else {
            problems.add(mismatch(node, path, "a list"));
        }
    }

    private void checkMap(Node node, Type element, String path) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(each -> check(each.getValueNode(), element, join(path, name(each))));
        } else {
            problems.add(mismatch(node, path, "a mapping"));
        }
    }

    private void require(boolean fits, Node node, String path, String expected) {
        if (!fits) {
            problems.add(mismatch(node, path, expected));
        }
    }

    /** Names what was seen by its type alone: the value may be a secret in the wrong place. */
    private Problem mismatch(Node node, String path, String expected) {
        return Problem.of(document.display() + ": " + path + " has the wrong type")
                .at(document.file().at(node))
                .seen("seen     " + described(node))
                .seen("expected " + expected);
    }

    private Problem unknown(NodeTuple entry, String name, String path, Set<String> fields) {
        String place = path.isEmpty() ? document.display() : document.display() + ": " + path;
        return Problem.of(place + " has no field \"" + name + "\"")
                .at(document.file().at(entry.getKeyNode()))
                .mend(Suggestion.asQuestion(name, fields, "Did you mean %s?"));
    }

    private static String described(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        Tag tag = node.getTag();
        return tag.equals(Tag.STR) ? "a text" : tag.equals(Tag.BOOL) ? "true or false, unquoted" : "a number, unquoted";
    }

    private static Map<String, Type> fields(Class<?> type) {
        Map<String, Type> fields = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            if (property != null) {
                fields.put(property.value().isEmpty() ? field.getName() : property.value(), field.getGenericType());
            }
        }
        return fields;
    }

    private static String name(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
