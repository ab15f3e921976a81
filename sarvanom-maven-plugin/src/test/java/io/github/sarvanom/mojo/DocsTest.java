package io.github.sarvanom.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.environment.EnvironmentResolver;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages name is there: files, goals, properties, elements of the configuration. */
class DocsTest {
    private static final Pattern PROPERTY =
            Pattern.compile("-D(sarvanom\\.(?!testbed|golden|contract|doomed|traces)[A-Za-z.]*[A-Za-z])");
    private static final Pattern GOAL = Pattern.compile("(?<![\\w/])sarvanom:([a-z]+(?:-[a-z]+)*)");

    /** Maven's own, and stand-ins such as {@code target/sarvanom/<environment>/}. */
    private static final Set<String> OTHER_ELEMENTS = Set.of(
            "configuration", "dependencies", "execution", "plugin", "pluginManagement", "plugins", "server", "version");

    /** Names that users give to stores, and those of the known kinds. */
    private static final Set<String> STORES =
            Set.of("arangodb", "meilisearch", "NAME", "ollama", "orders-db", "postgres", "qdrant", "redis");

    static List<Page> pages() {
        return Page.all();
    }

    /** Contributors read of other elements, and of folders. */
    static List<Page> pagesOfUsers() {
        return pages().stream()
                .filter(page -> !page.file().endsWith("CONTRIBUTING.md"))
                .toList();
    }

    @Test
    void thereArePages() {
        assertThat(pages())
                .extracting(page -> page.file().getFileName().toString())
                .contains("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "getting-started.md", "reference.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Page page) {
        assertThat(page.links()).allSatisfy(target -> assertThat(target).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void goalsExist(Page page) throws Exception {
        assertThat(Descriptor.read().goals()).containsAll(page.mentions(GOAL));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void propertiesExist(Page page) throws Exception {
        assertThat(properties()).containsAll(page.mentions(PROPERTY));
    }

    @ParameterizedTest
    @MethodSource("pagesOfUsers")
    void elementsInTheTextExist(Page page) {
        assertThat(knownElements()).containsAll(page.elements());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void snippetsSayWhatThePluginKnows(Page page) throws Exception {
        for (String xml : page.blocks("xml")) {
            PomSnippet snippet = PomSnippet.parse(xml);
            assertThat(snippet.unknown()).as(xml).isEmpty();
            assertThat(Descriptor.read().goals()).as(xml).containsAll(snippet.goals());
            assertThat(snippet.elements().size() + snippet.goals().size())
                    .as("there is something to check in " + xml)
                    .isPositive();
        }
    }

    @Test
    void mistakesAreFound() throws Exception {
        Page page = new Page(
                Path.of("../docs/planted.md"),
                "[x](nowhere.md) `mvn sarvanom:deplyo -Dsarvanom.clustr=rehearsal`, `<prot>`\n"
                        + "```xml\n<service><port>1</port><helth>/</helth></service>\n```\n");
        assertThat(page.links().get(0)).doesNotExist();
        assertThat(Descriptor.read().goals()).doesNotContainAnyElementsOf(page.mentions(GOAL));
        assertThat(properties()).doesNotContainAnyElementsOf(page.mentions(PROPERTY));
        assertThat(knownElements()).doesNotContainAnyElementsOf(page.elements());
        assertThat(PomSnippet.parse(page.blocks("xml").get(0)).unknown()).containsExactly("service/helth");
    }

    private static Set<String> properties() throws Exception {
        Set<String> properties = new TreeSet<>(Descriptor.read().properties());
        Arrays.stream(Setting.values())
                .flatMap(setting -> setting.property().stream())
                .forEach(properties::add);
        properties.addAll(Set.of(EnvironmentResolver.REHEARSAL_SECRETS, BaseLock.PROPERTY));
        Arrays.stream(RunProperty.values()).map(RunProperty::key).forEach(properties::add);
        return properties;
    }

    private static Set<String> knownElements() {
        Set<String> known = new TreeSet<>(OTHER_ELEMENTS);
        known.addAll(STORES);
        ConfigurationSchema.ELEMENTS.values().forEach(known::addAll);
        return known;
    }
}
