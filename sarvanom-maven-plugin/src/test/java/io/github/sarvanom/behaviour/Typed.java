package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that somebody typed, and what it has answered so far. */
final class Typed {
    /** A shell lets what runs in the background ignore Ctrl-C, and its children inherit that; coreutils undo it. */
    static final List<String> HEARS_CTRL_C = hearsCtrlC();

    private static final long MINUTES = 5;

    private final Process process;
    private final Path folder;
    private final Path output;

    private Typed(Process process, Path folder, Path output) {
        this.process = process;
        this.folder = folder;
        this.output = output;
    }

    static Typed start(ProcessBuilder builder, Path folder) {
        Typed typed = startAnswerable(builder, folder);
        try {
            typed.process.getOutputStream().close();
            return typed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for somebody who may be asked something. */
    static Typed startAnswerable(ProcessBuilder builder, Path folder) {
        try {
            Path output = Files.createTempFile(folder.getParent(), "typed-", ".txt");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Typed(process, folder, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the question, and answers with a line. */
    Typed answers(String question, String line) {
        await().atMost(Duration.ofMinutes(MINUTES)).until(() -> !isRunning() || output().contains(question));
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Both streams, in their order. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this plugin said in it, and how it ended; see {@link Transcript}. */
    String transcript() {
        return new Transcript(folder, output()).whole();
    }

    /** Waits until it has ended. */
    Typed ended() {
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(output()).isTrue();
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What a terminal does at Ctrl-C. */
    Typed pressCtrlC() {
        return sends("-INT");
    }

    /** What a CI server does to a job that it cancels. */
    Typed terminate() {
        return sends("-TERM");
    }

    /** Nobody can hear that. */
    Typed kill9() {
        sends("-KILL");
        return ended();
    }

    private Typed sends(String signal) {
        try {
            int failed = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(failed).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    int exit() {
        return process.exitValue();
    }

    Typed succeeded() {
        assertThat(exit()).as(output()).isZero();
        return this;
    }

    Typed failed() {
        assertThat(exit()).as(output()).isNotZero();
        return this;
    }

    private static List<String> hearsCtrlC() {
        List<String> words = List.of("env", "--default-signal=INT");
        try {
            List<String> trial = List.of(words.get(0), words.get(1), "true");
            return new ProcessBuilder(trial).start().waitFor() == 0 ? words : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
