package io.github.sarvanom.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much a terminal shows at once. */
public record TerminalSize(int columns, int lines) {
    /** What every terminal has shown since the VT100. */
    public static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final Pattern STTY = Pattern.compile("(\\d+) (\\d+)\\s*");
    private static final int PATIENCE_MILLIS = 300;

    /**
     * Whether standard output is a terminal, by {@code test -t 1}: since JDK 22 the JVM's console no longer tells. False where
     * there is no such command (Windows), where plain lines are the safe choice.
     */
    public static boolean isThere() {
        return answer(new ProcessBuilder(List.of("test", "-t", "1")).inheritIO())
                .isPresent();
    }

    /** Asks the terminal itself, by {@code stty size} (POSIX systems); the usual size where it does not answer. */
    public static TerminalSize ask() {
        ProcessBuilder stty = new ProcessBuilder(List.of("stty", "size"))
                .redirectInput(new File("/dev/tty"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        return answer(stty).map(TerminalSize::parsed).orElse(USUAL);
    }

    /** What a short command says; empty when it fails, is not there or takes its time. */
    private static Optional<String> answer(ProcessBuilder command) {
        try {
            Process process = command.start();
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            byte[] said = process.getInputStream().readAllBytes();
            return process.exitValue() == 0
                    ? Optional.of(new String(said, StandardCharsets.US_ASCII))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static TerminalSize parsed(String answer) {
        Matcher size = STTY.matcher(answer);
        return size.matches() && !size.group(2).equals("0")
                ? new TerminalSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1)))
                : USUAL;
    }
}
