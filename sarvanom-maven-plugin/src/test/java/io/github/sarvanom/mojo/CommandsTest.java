package io.github.sarvanom.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say to type is typed by a suite: {@code docs/commands.txt} says by which. */
class CommandsTest {
    /** The invoker says these for every project. */
    private static final Set<String> ALWAYS = Set.of("-B", "-Dsarvanom.cluster=rehearsal");

    @Test
    void everyCommandOfThePagesIsInTheIndexAndNoOther() throws Exception {
        List<String> shown = Page.all().stream()
                .flatMap(page -> page.blocks("console").stream())
                .flatMap(String::lines)
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2))
                .distinct()
                .toList();
        assertThat(index()).extracting(Entry::command).containsExactlyInAnyOrderElementsOf(shown);
    }

    @ParameterizedTest
    @MethodSource("index")
    void itsSuiteTypesIt(Entry entry) throws Exception {
        assertThat(entry.isTyped()).as(entry.command() + " in " + entry.where()).isTrue();
    }

    @Test
    void aCommandThatNobodyTypesIsFound() throws Exception {
        assertThat(new Entry("mvn sarvanom:deploy -Pproduction", "src/it/readme-pom").isTyped())
                .isFalse();
        assertThat(new Entry("mvn site", ".ci/run").isTyped()).isFalse();
    }

    /** What the README says to paste is pasted there as it stands. */
    @Test
    void theReadmesPomIsThatOfAProject() throws Exception {
        String snippet = Page.read(Page.ROOT.resolve("README.md")).blocks("xml").get(0);
        assertThat(snippet.lines()).hasSize(15);
        assertThat(Page.ROOT.resolve("src/it/readme-pom/pom.xml")).content().contains(snippet);
    }

    static List<Entry> index() throws Exception {
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/docs/commands.txt"))) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(" \\| ", -1);
                entries.put(parts[0], new Entry(parts[0], parts[1]));
            }
        }
        return List.copyOf(entries.values());
    }

    /**
     * A command and who runs it.
     *
     * @param where a project of the invoker, or a script
     */
    record Entry(String command, String where) {
        boolean isTyped() throws Exception {
            Path suite = Page.ROOT.resolve(where);
            return Files.isDirectory(suite)
                    ? Files.readAllLines(suite.resolve("invoker.properties")).stream()
                            .anyMatch(this::isIn)
                    : parts().stream().allMatch(Files.readString(suite)::contains);
        }

        private boolean isIn(String line) {
            List<String> typed = Arrays.asList(line.split("[ =]+", -1));
            List<String> words = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
            words.remove("mvn");
            words.removeAll(ALWAYS);
            return line.startsWith("invoker.goals")
                    && words.stream().allMatch(word -> typed.containsAll(Arrays.asList(word.split("=", -1))));
        }

        /** What is typed after {@code mvn}, command by command. */
        private List<String> parts() {
            return Arrays.stream(command.split(" && ", -1))
                    .map(part -> part.replaceFirst("^mvn ", ""))
                    .toList();
        }
    }
}
