package io.github.sarvanom.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * What a user saw of one call of Maven.
 *
 * @param output both streams, in their order
 * @param transcript the file that keeps them
 */
public record MavenRun(int exit, String output, Path transcript) {
    private static final long MINUTES = 10;

    /** Runs a command, and presses Ctrl-C as soon as it has printed that text. */
    static MavenRun interrupted(
            List<String> command, Path folder, Map<String, String> environment, Path transcript, String text) {
        try {
            // A shell lets what runs in the background ignore Ctrl-C, and its children inherit that.
            List<String> hearing = new ArrayList<>(List.of("env", "--default-signal=INT"));
            hearing.addAll(command);
            Process process = begun(hearing, folder, environment, transcript);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(MINUTES))
                    .until(() ->
                            !process.isAlive() || Files.readString(transcript).contains(text));
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
            return new MavenRun(exitOf(process), Files.readString(transcript), transcript);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. It is killed, and that is a failure, when it takes more than ten minutes. */
    static MavenRun of(List<String> command, Path folder, Map<String, String> environment, Path transcript) {
        try {
            Process process = begun(command, folder, environment, transcript);
            return new MavenRun(exitOf(process), Files.readString(transcript), transcript);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process begun(List<String> command, Path folder, Map<String, String> environment, Path transcript)
            throws IOException {
        Files.createDirectories(transcript.getParent());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(transcript.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static int exitOf(Process process) {
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            throw new IllegalStateException("Maven did not end within " + MINUTES + " minutes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
