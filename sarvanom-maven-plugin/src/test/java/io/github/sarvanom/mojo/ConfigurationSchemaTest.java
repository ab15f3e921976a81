package io.github.sarvanom.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.configuration.Setting;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Holds the elements that we know against those that the goals declare to Maven, and those that settings are read from. */
class ConfigurationSchemaTest {
    private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";

    @Test
    void everyGoalDeclaresTheElementsOfTheSchema() throws Exception {
        Map<String, Map<String, String>> goals = parametersOfGoals();
        assertThat(goals).isNotEmpty();
        goals.forEach((goal, parameters) ->
                assertThat(parameters.keySet()).as(goal).isEqualTo(ConfigurationSchema.ELEMENTS.get(List.of())));
    }

    @Test
    void theHelpNamesEveryElementBelowAParameter() throws Exception {
        Map<String, String> parameters = parametersOfGoals().getOrDefault("deploy", Map.of());
        ConfigurationSchema.ELEMENTS.forEach((path, names) -> names.stream()
                .filter(name -> !path.isEmpty())
                .forEach(name -> assertThat(parameters.get(path.get(0)))
                        .as(String.join("/", path))
                        .contains("<" + name + ">")));
    }

    @ParameterizedTest
    @EnumSource
    void everySettingIsAnElement(Setting setting) {
        List<String> path = List.of(setting.path().split("/", -1));
        assertThat(ConfigurationSchema.ELEMENTS.get(path.subList(0, path.size() - 1)))
                .contains(path.get(path.size() - 1));
    }

    @Test
    void everyElementOfEnvironmentAndServiceHasASettingOrHoldsOthers() {
        Set<List<String>> known = Arrays.stream(Setting.values())
                .map(setting -> List.of(setting.path().split("/", -1)))
                .collect(Collectors.toSet());
        assertThat(leaves("environment")).allSatisfy(leaf -> assertThat(known).contains(leaf));
        assertThat(leaves("service")).allSatisfy(leaf -> assertThat(known).contains(leaf));
    }

    /** Elements with a text of their own; lists and maps have children instead, and stores have any name. */
    private static Set<List<String>> leaves(String top) {
        Set<List<String>> leaves = new HashSet<>();
        ConfigurationSchema.ELEMENTS.forEach((path, names) -> names.stream()
                .filter(name -> !path.isEmpty() && path.get(0).equals(top) && !path.contains(ConfigurationSchema.ANY))
                .filter(name -> !List.of("secrets", "dependsOn", "jvmFlags").contains(path.get(path.size() - 1)))
                .map(name -> {
                    List<String> leaf = new ArrayList<>(path);
                    leaf.add(name);
                    return leaf;
                })
                .filter(leaf -> !ConfigurationSchema.ELEMENTS.containsKey(leaf))
                .forEach(leaves::add));
        return leaves;
    }

    /** Goal to parameter to description, of what a user may write; as Maven will read them. */
    private static Map<String, Map<String, String>> parametersOfGoals() throws Exception {
        Map<String, Map<String, String>> goals = new TreeMap<>();
        try (InputStream in = ConfigurationSchemaTest.class.getResourceAsStream(DESCRIPTOR)) {
            Document descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            elements(descriptor.getElementsByTagName("mojo"))
                    .filter(mojo -> !text(mojo, "goal").equals("help"))
                    .forEach(mojo -> goals.put(text(mojo, "goal"), parameters(mojo)));
        }
        return goals;
    }

    private static Map<String, String> parameters(Element mojo) {
        return elements(mojo.getElementsByTagName("parameter"))
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .collect(Collectors.toMap(
                        parameter -> text(parameter, "name"), parameter -> text(parameter, "description")));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return Stream.iterate(0, i -> i + 1).limit(nodes.getLength()).map(i -> (Element) nodes.item(i));
    }

    private static String text(Element parent, String child) {
        return parent.getElementsByTagName(child).item(0).getTextContent();
    }
}
