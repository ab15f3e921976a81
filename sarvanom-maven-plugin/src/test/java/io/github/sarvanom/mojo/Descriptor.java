package io.github.sarvanom.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What {@code plugin.xml} tells Maven of the goals; made by maven-plugin-plugin when the classes had been compiled. */
final class Descriptor {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(sarvanom[.][^}]+)}");

    private final List<Element> mojos;

    private Descriptor(List<Element> mojos) {
        this.mojos = mojos;
    }

    static Descriptor read() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile());
        return new Descriptor(children(child(document.getDocumentElement(), "mojos"), "mojo"));
    }

    List<Element> mojos() {
        return mojos;
    }

    Element mojo(String goal) {
        return mojos.stream()
                .filter(mojo -> text(mojo, "goal").equals(goal))
                .findFirst()
                .orElseThrow();
    }

    Set<String> goals() {
        Set<String> goals = new TreeSet<>();
        mojos.forEach(mojo -> goals.add(text(mojo, "goal")));
        return goals;
    }

    /** User properties of any goal. */
    Set<String> properties() {
        Set<String> properties = new TreeSet<>();
        for (Element mojo : mojos) {
            PROPERTY.matcher(child(mojo, "configuration").getTextContent())
                    .results()
                    .forEach(found -> properties.add(found.group(1)));
        }
        return properties;
    }

    /** The parameters that a user can write, in the order of their names. */
    static List<Element> parameters(Element mojo) {
        return children(child(mojo, "parameters"), "parameter").stream()
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .toList();
    }

    static Element child(Element parent, String name) {
        return children(parent, name).get(0);
    }

    static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    /** Of the child; empty when there is none. */
    static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("")
                .strip();
    }
}
