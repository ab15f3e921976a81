package io.github.sarvanom.manifests;

import io.github.sarvanom.environment.CredentialDetector;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What every document of an overlay must keep to, wherever it is laid. */
final class OverlayRules {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}?");
    private static final List<String> OF_THE_CLUSTER =
            List.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink");

    private final OverlayDocument document;
    private final Problems problems;

    OverlayRules(OverlayDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    void check() {
        checkName();
        checkFieldsOfTheCluster();
        checkSecret();
        checkConfig();
        checkScalars("", document.node());
    }

    /** What holds for any document, of whatever it speaks: nothing to fill in, no credential. */
    void checkValues() {
        checkScalars("", document.node());
    }

    private void checkName() {
        ResourceId id = document.id();
        Map<String, Object> content = document.content();
        List<String> missing = Stream.of("apiVersion", "kind", "metadata.name")
                .filter(field -> Tree.text(content, field.split("\\.", -1)).isBlank())
                .toList();
        if (!missing.isEmpty()) {
            problems.add(Problem.of("An overlay's document does not say which object it is about")
                    .at(document.at())
                    .seen("missing  " + String.join(", ", missing))
                    .mend("Give apiVersion, kind and metadata.name, as in the object that it changes."));
        } else if (id.kind().equals("List")) {
            problems.add(Problem.of("An overlay takes no List")
                    .at(document.at())
                    .mend("Write its items as documents of their own, with --- between them."));
        }
    }

    private void checkFieldsOfTheCluster() {
        if (document.content().containsKey("status")) {
            problems.add(ofTheCluster("status", "status"));
        }
        for (String field : OF_THE_CLUSTER) {
            if (Tree.map(document.content(), "metadata").containsKey(field)) {
                problems.add(ofTheCluster("metadata." + field, "metadata", field));
            }
        }
    }

    private Problem ofTheCluster(String field, String... path) {
        return Problem.of(document.display() + ": " + field + " is written by the cluster")
                .at(document.at(path))
                .mend("Leave it out.");
    }

    private void checkSecret() {
        for (String section : List.of("data", "stringData")) {
            if (document.id().kind().equals("Secret")
                    && !Tree.map(document.content(), section).isEmpty()) {
                problems.add(Problem.of(
                                document.display() + ": a secret's value stands in a file under version control")
                        .at(document.at(section))
                        .mend("Take it out, name it in <environment><secrets>, and treat the old value as known."));
            }
        }
    }

    private void checkConfig() {
        if (document.id().kind().equals("ConfigMap")) {
            Tree.map(document.content(), "data")
                    .forEach((name, value) -> checkCredential(name, value, document.at("data", name)));
        }
    }

    private void checkCredential(String name, Object value, Source place) {
        CredentialDetector.in(name, value.toString())
                .ifPresent(why -> problems.add(Problem.of(document.display() + ": " + name + " is a credential: " + why)
                        .at(place)
                        .mend("Take it out, and name it in <environment><secrets>.")));
    }

    private void checkScalars(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            checkVariable(mapping);
            for (NodeTuple entry : mapping.getValue()) {
                checkScalars(text(entry.getKeyNode()), entry.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(element -> checkScalars(key, element));
        } else if (node instanceof ScalarNode scalar) {
            checkPlaceholder(key, scalar);
        }
    }

    /** An element of {@code env}: a name and a value side by side. */
    private void checkVariable(MappingNode mapping) {
        Optional<Node> name = OverlayDocument.child(mapping, "name");
        Optional<Node> value = OverlayDocument.child(mapping, "value");
        if (name.isPresent() && value.isPresent()) {
            checkCredential(text(name.get()), text(value.get()), document.file().at(value.get()));
        }
    }

    /** A block text is a file or a script, which may well have such variables of its own. */
    private void checkPlaceholder(String key, ScalarNode scalar) {
        boolean block = scalar.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
                || scalar.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED;
        Matcher placeholder = PLACEHOLDER.matcher(scalar.getValue());
        if (!block && placeholder.find()) {
            problems.add(Problem.of(document.display() + ": nobody fills in " + placeholder.group() + " of " + key)
                    .at(document.file().at(scalar))
                    .mend("Write the value; or let the pod read it: <config> and <secrets> of the POM reach it as"
                            + " environment variables, and a container's args may say $(NAME)."));
        }
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
