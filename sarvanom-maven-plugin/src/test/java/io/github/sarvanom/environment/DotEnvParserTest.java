package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DotEnvParserTest {
    private static final long SEED = 20_261_123L;
    private static final String ALPHABET = "ab Z9'\"\\#$=\n\t{}é•";

    @Test
    void readsTheWholeGrammar() {
        String text = """
                \uFEFF# a comment
                PLAIN=value
                export EXPORTED=value
                  INDENTED = padded \t
                COMMENTED=value # not this
                HASH=a#b
                EQUALS=a=b=
                EMPTY=
                NOTHING= # only a comment
                SINGLE='a "b" \\n $c # d' # comment
                DOUBLE="a 'b' \\"c\\" \\\\ \\$d \\t."
                QUOTED_EMPTY=""
                LINES="first
                second"
                MORE_LINES='first

                third'
                CRLF=value\r
                LAST=value""";

        assertThat(parse(text))
                .containsOnly(
                        Map.entry("PLAIN", "value"),
                        Map.entry("EXPORTED", "value"),
                        Map.entry("INDENTED", "padded"),
                        Map.entry("COMMENTED", "value"),
                        Map.entry("HASH", "a#b"),
                        Map.entry("EQUALS", "a=b="),
                        Map.entry("EMPTY", ""),
                        Map.entry("NOTHING", ""),
                        Map.entry("SINGLE", "a \"b\" \\n $c # d"),
                        Map.entry("DOUBLE", "a 'b' \"c\" \\ $d \t."),
                        Map.entry("QUOTED_EMPTY", ""),
                        Map.entry("LINES", "first\nsecond"),
                        Map.entry("MORE_LINES", "first\n\nthird"),
                        Map.entry("CRLF", "value"),
                        Map.entry("LAST", "value"));
    }

    @Test
    void readsLongValues() {
        String value = "0123456789".repeat(20_000);

        assertThat(parse("A=" + value + "\nB=\"" + value + "\"\nC='" + value + "'\n"))
                .containsValues(value, value, value);
    }

    @Test
    void givesBackWhateverWasQuoted() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            String value = random.ints(random.nextInt(20), 0, ALPHABET.length())
                    .mapToObj(at -> ALPHABET.substring(at, at + 1))
                    .collect(Collectors.joining());
            String single = value.replace("'", "");
            String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$");

            assertThat(parse("A='" + single + "'\nB=\"" + escaped + "\" # end\nC=c\n"))
                    .containsOnly(Map.entry("A", single), Map.entry("B", value), Map.entry("C", "c"));
        }
    }

    @Test
    void namesTheLineOfEveryMistakeAndNoneOfItsText() {
        Problems problems = new Problems();

        Map<String, FoundSecret> entries = new DotEnvParser(".env.staging", """
                        GOOD=1
                        leaked-value-without-a-name
                        my-name=leaked
                        GOOD=leaked
                        TAIL="leaked" leaked
                        = leaked
                        ALSO_GOOD=2
                        OPEN="leaked
                        leaked
                        """, problems).parse();

        assertThat(entries).containsOnlyKeys("GOOD", "ALSO_GOOD");
        String text = problems.list().stream().map(Problem::text).collect(Collectors.joining("\n\n")) + "\n";
        assertThat(text).doesNotContain("leaked");
        Golden.matches("environment/dotenv-mistakes.txt", text);
    }

    private static Map<String, String> parse(String text) {
        Problems problems = new Problems();
        Map<String, FoundSecret> entries = new DotEnvParser(".env.staging", text, problems).parse();
        assertThat(problems.list()).isEmpty();
        return entries.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().reveal()));
    }
}
