package io.github.sarvanom.rollout.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps docs/causes as the catalogue would have it: a page a cause, and an index. */
class CausePagesTest {
    private static final String FOLDER = "../../../../docs/causes/";
    private static final Map<Character, String> FAMILIES = new TreeMap<>(Map.of(
            '1', "Images",
            '2', "Configuration",
            '3', "Programs",
            '4', "Java",
            '5', "Dependencies",
            '6', "Probes",
            '7', "Nodes and volumes",
            '8', "Admission",
            '9', "Rollouts"));

    private final Catalogue catalogue = new Catalogue();

    @ParameterizedTest
    @EnumSource
    void aPageSaysWhatTheCatalogueSays(Cause cause) {
        Golden.matches(FOLDER + cause.code() + ".md", page(catalogue.of(cause)));
    }

    @Test
    void theIndexNamesThemAll() {
        String families = FAMILIES.entrySet().stream()
                .map(family -> "## " + family.getValue() + "\n\n" + rows(family.getKey()))
                .collect(Collectors.joining("\n"));
        Golden.matches(
                FOLDER + "README.md",
                "# Why a rollout does not come up\n\nMade from the code by `CausePagesTest`; a change here is overwritten."
                        + " The codes are stable. How soon each is told: [measured](measured.md).\n\n" + families);
    }

    @Test
    void thereIsNoPageWithoutACause() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("../docs/causes"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .allMatch(name -> List.of("README.md", "measured.md").contains(name)
                            || Arrays.stream(Cause.values()).anyMatch(cause -> name.equals(cause.code() + ".md")));
        }
    }

    @Test
    void noCodeIsGivenTwice() {
        assertThat(Arrays.stream(Cause.values()).map(Cause::code)).doesNotHaveDuplicates();
    }

    private static String rows(char family) {
        List<Cause> causes = Arrays.stream(Cause.values())
                .filter(cause -> cause.code().charAt(4) == family)
                .sorted(Comparator.comparing(Cause::code))
                .toList();
        return "| code | cause |\n|---|---|\n"
                + causes.stream()
                        .map(cause -> "| [" + cause.code() + "](" + cause.code() + ".md) | " + cause.title() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String page(Explanation explanation) {
        Cause cause = explanation.cause();
        String command =
                explanation.command().isEmpty() ? "" : "\nNext command:\n\n    " + named(explanation.command()) + "\n";
        String setting = explanation.setting().map(CausePagesTest::setting).orElse("");
        return "# " + cause.code() + ": " + cause.title() + "\n\n" + explanation.meaning() + "\n\n## How we know\n\n"
                + explanation.proof() + "\n\n## What to do\n\n" + shown(named(explanation.remedy())) + ".\n" + setting
                + command + "\n[All causes](README.md)\n";
    }

    private static String setting(Setting setting) {
        return "\nThe setting: `" + setting.xml("…") + "`.\n";
    }

    private static String named(String text) {
        return text.replace("{service}", "SERVICE")
                .replace("{namespace}", "NAMESPACE")
                .replace("{pod}", "POD")
                .replace("{container}", "CONTAINER")
                .replace("{what}", "(what the message names)");
    }

    /** Elements would be taken for HTML. */
    private static String shown(String text) {
        return text.replaceAll("(?:</?[A-Za-z.]+>[^<\\s]*)+(?<=>)", "`$0`");
    }
}
