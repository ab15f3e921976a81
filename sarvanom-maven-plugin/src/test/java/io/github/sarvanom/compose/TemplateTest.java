package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Map<String, String> VARIABLES = Map.of("LEVEL", "debug", "EMPTY", "", "PRICE", "5$x");

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "$LEVEL-ly, debug-ly",
        "a ${LEVEL} b, a debug b",
        "$$LEVEL costs 5$$, $LEVEL costs 5$",
        "${PRICE}, 5$x",
        "[${NO}], []",
        "[${EMPTY}], []",
        "${NO:-info}, info",
        "${NO-info}, info",
        "${EMPTY:-info}, info",
        "[${EMPTY-info}], []",
        "${LEVEL:-info}, debug",
        "${LEVEL:+set}, set",
        "[${NO:+set}], []",
        "[${EMPTY:+set}], []",
        "[${EMPTY+set}], [set]",
        "${LEVEL:?say it}, debug",
        "[${EMPTY?say it}], []",
        "${NO:-${LEVEL}}, debug",
        "${NO:-${ALSO:-5$$}}, 5$",
        "${LEVEL:-${NO:?never asked}}, debug",
        "}, }"
    })
    void isFilledAsComposeFillsIt(String text, String filled) {
        assertThat(new Template(text, TemplateTest::variable).filled()).contains(filled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${NO:?say it}",
                "${NO?}",
                "${EMPTY:?say it}",
                "${LEVEL",
                "$",
                "5$ or",
                "${}",
                "${1}",
                "${LEVEL;x}"
            })
    void whatOnlyComposeCanJudgeIsNotFilled(String text) {
        assertThat(new Template(text, TemplateTest::variable).filled()).isEmpty();
    }

    @Test
    void theShellBeatsTheFileWhoseLinesMayBeMadeOfThoseBefore() {
        Map<String, String> file = new LinkedHashMap<>();
        file.put("LEVEL", "info");
        file.put("HOST", "here");
        file.put("URL", "http://${HOST}/$$1");
        Surroundings surroundings = Surroundings.of(Map.of("LEVEL", "from $SHELL"), file);

        assertThat(surroundings.find("LEVEL")).contains("from $SHELL");
        assertThat(surroundings.find("URL")).contains("http://here/$1");
        assertThat(surroundings.find("NO")).isEmpty();
        assertThat(surroundings.toString()).isEqualTo("Surroundings");
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(VARIABLES.get(name));
    }
}
