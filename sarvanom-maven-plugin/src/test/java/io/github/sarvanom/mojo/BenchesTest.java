package io.github.sarvanom.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The benchmarks are run by hand; that they can be, and that their tables have a place on a page, is held here. */
class BenchesTest {
    private static final Path BENCHES = Page.ROOT.resolve("src/bench");
    private static final Pattern PLACE = Pattern.compile("<!-- begin ([a-z0-9-]+) -->\\n(?s:.*?)<!-- end \\1 -->");

    /** Names as the scripts make them; where one has a variable in it, what it may stand for. */
    private static final Map<String, List<String>> TABLES = Map.of(
            "redeploy", List.of("redeploy"),
            "exit", List.of("exit-5", "exit-50"),
            "idle", List.of("idle"),
            "local", List.of("local"),
            "processes", List.of("processes"),
            "scale", List.of("scale-rehearsal", "scale-cluster"),
            "thousand-objects", List.of("thousand-objects"),
            "doomed", List.of("doomed"),
            "ctrl-c", List.of("ctrl-c"));

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(BENCHES)) {
            return files.filter(file -> !file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void bashUnderstands(Path script) throws Exception {
        Process bash =
                new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void theirTablesHavePlaces() throws IOException {
        Set<String> places = new TreeSet<>();
        for (String page : List.of("docs/speed.md", "docs/side-by-side.md")) {
            PLACE.matcher(Files.readString(Page.ROOT.resolve(page)))
                    .results()
                    .map((MatchResult place) -> place.group(1))
                    .forEach(places::add);
        }
        assertThat(places)
                .isEqualTo(
                        TABLES.values().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void eachIsStartedFromAPage() throws IOException {
        Set<String> linked = Page.all().stream()
                .flatMap(page -> page.links().stream())
                .filter(Files::isExecutable)
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        assertThat(linked).containsAll(TABLES.keySet());
        assertThat(scripts()).extracting(file -> file.getFileName().toString()).containsAll(TABLES.keySet());
    }
}
