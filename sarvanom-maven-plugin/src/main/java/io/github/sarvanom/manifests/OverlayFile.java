package io.github.sarvanom.manifests;

import io.github.sarvanom.environment.CredentialDetector;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * The YAML documents of one overlay file.
 *
 * @param path as the user is told it
 */
record OverlayFile(String path, String text) {
    private static final Pattern ENTRY = Pattern.compile("\\s*(?:- +)?[\"']?([\\w.-]+)[\"']?\\s*:(.*)");

    /** The documents up to the first that is no YAML, if there is one; a problem tells of that one. */
    List<OverlayDocument> documents(Problems problems) {
        List<OverlayDocument> documents = new ArrayList<>();
        try {
            for (Node node : yaml().composeAll(new java.io.StringReader(text.replaceFirst("^\uFEFF", "")))) {
                document(node, problems, documents);
            }
        } catch (MarkedYAMLException e) {
            problems.add(notYaml(e.getProblem(), e.getProblemMark()));
        } catch (YAMLException e) {
            problems.add(
                    notYaml(String.valueOf(e.getMessage()).lines().findFirst().orElse(""), null));
        }
        return documents;
    }

    Source at(Node node) {
        return at(node.getStartMark());
    }

    private Source at(Mark mark) {
        return new Source(path + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1));
    }

    private void document(Node node, Problems problems, List<OverlayDocument> documents) {
        if (node instanceof MappingNode mapping) {
            NodeReader reader = new NodeReader(this, problems);
            reader.read(mapping).ifPresent(content -> documents.add(new OverlayDocument(this, mapping, content)));
        } else if (!node.getTag().equals(Tag.NULL)) {
            problems.add(Problem.of("A document of an overlay must be a mapping: a Kubernetes object, or a part of one")
                    .at(at(node)));
        }
    }

    private Problem notYaml(String message, @Nullable Mark mark) {
        Problem problem = Problem.of("This overlay is not valid YAML: " + message)
                .mend("Compare its indentation with the lines above, and quote a text that holds \": \" or \" #\".");
        if (mark == null) {
            return problem.at(Source.file(path, 0));
        }
        String line = text.lines().skip(mark.getLine()).findFirst().orElse("");
        String shown = shown(line);
        Problem located = problem.at(at(mark)).seen(shown);
        return shown.equals(line) ? located.seen(" ".repeat(mark.getColumn()) + "^") : located;
    }

    /** A line of a file that somebody is about to mend may hold what must not be shown. */
    private static String shown(String line) {
        Matcher entry = ENTRY.matcher(line);
        String name = entry.matches() ? entry.group(1) : "";
        String value = entry.matches() ? entry.group(2) : line;
        return CredentialDetector.in(name, value).isPresent() ? name + ": (not shown)" : line;
    }

    private static Yaml yaml() {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits, new CoreSchema());
    }
}
