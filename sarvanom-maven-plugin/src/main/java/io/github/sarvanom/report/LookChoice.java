package io.github.sarvanom.report;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Decides what may be shown, from what is known of the reader. Who does not look at a terminal, or asked for no colours
 * ({@code NO_COLOR}, see no-color.org), or is a CI server, gets plain lines.
 *
 * @param terminal whether standard output is one
 * @param batch whether Maven runs with {@code -B}
 * @param variables the environment variables
 */
public record LookChoice(boolean terminal, boolean batch, Map<String, String> variables, Charset charset) {

    /** @param size asked only when there is a terminal to ask */
    public Look look(Supplier<TerminalSize> size) {
        boolean rich = terminal && !batch && !isSet("CI") && !"dumb".equals(variables.get("TERM"));
        boolean unicode = charset.newEncoder().canEncode("├─→·");
        if (!rich) {
            return new Look(false, false, unicode, Look.LOG.width(), Look.LOG.height());
        }
        TerminalSize shown = size.get();
        return new Look(true, !isSet("NO_COLOR"), unicode, shown.columns(), shown.lines());
    }

    private boolean isSet(String variable) {
        return !variables.getOrDefault(variable, "").isEmpty();
    }
}
