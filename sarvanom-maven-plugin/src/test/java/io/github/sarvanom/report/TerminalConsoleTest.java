package io.github.sarvanom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The live block stays below all lines, whatever comes between. */
class TerminalConsoleTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final TerminalConsole console = new TerminalConsole(new PrintStream(written, true, StandardCharsets.UTF_8));

    @Test
    void redrawsInPlace() {
        console.line("first");
        console.live(List.of("tree", "├─ a", "└─ b"));
        console.line("second");
        console.live(List.of("tree", "└─ b"));
        assertThat(screen()).containsExactly("first", "second", "tree", "└─ b");
    }

    @Test
    void takesTheBlockAway() {
        console.live(List.of("tree", "└─ b"));
        console.live(List.of());
        console.line("done");
        assertThat(screen()).containsExactly("done");
    }

    @Test
    void writesNothingWhenTheBlockIsTheSame() {
        console.live(List.of("tree"));
        int before = written.size();
        console.live(List.of("tree"));
        assertThat(written.size()).isEqualTo(before);
    }

    /** What a terminal would show: understands the two escape codes that are used, and no other. */
    private List<String> screen() {
        List<String> lines = new ArrayList<>();
        int cursor = 0;
        Matcher token = Pattern.compile("\u001b\\[(\\d+)A|\u001b\\[0J|\r|([^\u001b\r\n]*)\n")
                .matcher(written.toString(StandardCharsets.UTF_8));
        int end = 0;
        while (token.find()) {
            assertThat(token.start()).as("unknown code").isEqualTo(end);
            end = token.end();
            if (token.group(1) != null) {
                cursor -= Integer.parseInt(token.group(1));
            } else if (token.group().endsWith("J")) {
                lines = new ArrayList<>(lines.subList(0, cursor));
            } else if (token.group(2) != null) {
                lines.add(cursor++, token.group(2));
            }
        }
        return lines;
    }
}
