package io.github.sarvanom.mojo;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A piece of a POM in a page. */
final class PomSnippet {
    private static final Set<String> INSIDE = Set.of("environment", "service", "image", "verification");

    private final Element root;

    private PomSnippet(Element root) {
        this.root = root;
    }

    static PomSnippet parse(String xml) throws Exception {
        InputSource source = new InputSource(new StringReader("<snippet>" + xml + "</snippet>"));
        return new PomSnippet(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(source)
                .getDocumentElement());
    }

    /** Every element of the plugin's configuration, as a path below {@code <configuration>}. */
    List<List<String>> elements() {
        List<List<String>> paths = new ArrayList<>();
        for (Element top : children(root)) {
            if (INSIDE.contains(top.getTagName())) {
                paths.add(List.of(top.getTagName()));
                collect(top, List.of(top.getTagName()), paths);
            }
        }
        NodeList configurations = root.getElementsByTagName("configuration");
        for (int i = 0; i < configurations.getLength(); i++) {
            collect((Element) configurations.item(i), List.of(), paths);
        }
        return paths;
    }

    List<String> goals() {
        List<String> goals = new ArrayList<>();
        NodeList elements = root.getElementsByTagName("goal");
        for (int i = 0; i < elements.getLength(); i++) {
            goals.add(elements.item(i).getTextContent());
        }
        return goals;
    }

    /** Elements that the plugin does not know. */
    List<String> unknown() {
        return elements().stream()
                .filter(path -> !isKnown(path))
                .map(path -> String.join("/", path))
                .toList();
    }

    private static boolean isKnown(List<String> path) {
        Set<String> known = ConfigurationSchema.known(path.subList(0, path.size() - 1));
        return known != null && (known.isEmpty() || known.contains(path.get(path.size() - 1)));
    }

    private static void collect(Element parent, List<String> path, List<List<String>> paths) {
        for (Element child : children(parent)) {
            List<String> below = new ArrayList<>(path);
            below.add(child.getTagName());
            paths.add(below);
            collect(child, below, paths);
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
