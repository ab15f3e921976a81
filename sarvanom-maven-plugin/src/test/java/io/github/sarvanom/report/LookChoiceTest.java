package io.github.sarvanom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who gets a live tree and colours, and who gets plain lines. */
class LookChoiceTest {
    private static final TerminalSize WIDE = new TerminalSize(132, 50);

    @Test
    void aPersonAtATerminalGetsTheTree() {
        assertThat(look(true, false, Map.of("TERM", "xterm"), StandardCharsets.UTF_8))
                .isEqualTo(new Look(true, true, true, 132, 50));
    }

    @Test
    void noColourIsRespected() {
        assertThat(look(true, false, Map.of("NO_COLOR", "1"), StandardCharsets.UTF_8))
                .isEqualTo(new Look(true, false, true, 132, 50));
        assertThat(look(true, false, Map.of("NO_COLOR", ""), StandardCharsets.UTF_8)
                        .colour())
                .isTrue();
    }

    @Test
    void logsGetLines() {
        assertThat(look(false, false, Map.of(), StandardCharsets.UTF_8)).isEqualTo(Look.LOG);
        assertThat(look(true, true, Map.of(), StandardCharsets.UTF_8)).isEqualTo(Look.LOG);
        assertThat(look(true, false, Map.of("CI", "true"), StandardCharsets.UTF_8))
                .isEqualTo(Look.LOG);
        assertThat(look(true, false, Map.of("TERM", "dumb"), StandardCharsets.UTF_8))
                .isEqualTo(Look.LOG);
    }

    @Test
    void boxesAreDrawnOnlyWhereTheCharsetHasThem() {
        assertThat(look(true, false, Map.of(), StandardCharsets.ISO_8859_1).unicode())
                .isFalse();
        assertThat(look(false, false, Map.of(), StandardCharsets.US_ASCII).unicode())
                .isFalse();
    }

    @Test
    void theTerminalsAnswerIsUnderstood() {
        assertThat(TerminalSize.parsed("50 132\n")).isEqualTo(WIDE);
        assertThat(TerminalSize.parsed("0 0\n")).isEqualTo(TerminalSize.USUAL);
        assertThat(TerminalSize.parsed("stty: not a tty")).isEqualTo(TerminalSize.USUAL);
    }

    private static Look look(boolean terminal, boolean batch, Map<String, String> variables, Charset charset) {
        return new LookChoice(terminal, batch, variables, charset).look(() -> WIDE);
    }
}
