package io.github.sarvanom.compose;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Starts a compose program, each time with the whole file as its input: secrets are in it, so it goes through a pipe and is neither
 * an argument, nor a variable, nor a file.
 */
final class ComposeCall {
    private static final List<String> SAID_BY_US =
            List.of("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH");

    private final String engine;
    private final ComposeWish wish;
    private final String project;

    /** @param engine as {@code DOCKER_HOST} names it: the one that the plugin itself speaks to, whatever context is in use */
    ComposeCall(String engine, ComposeWish wish, String project) {
        this.engine = engine;
        this.wish = wish;
        this.project = project;
    }

    /**
     * How it ended.
     *
     * @param lines of output and errors, as they came
     */
    record Ended(int exit, List<String> lines) {
        boolean isWell() {
            return exit == 0;
        }
    }

    /** @throws IOException when there is no such program */
    Ended version(List<String> program) throws IOException, InterruptedException {
        return run(words(program, List.of("version", "--short")), new byte[0]);
    }

    /** @throws IOException when there is no such program */
    Ended run(List<String> program, List<String> arguments, byte[] file) throws IOException, InterruptedException {
        List<String> common = new ArrayList<>(
                List.of("-p", project, "--project-directory", wish.folder().toString()));
        wish.variables().ifPresent(variables -> common.addAll(List.of("--env-file", variables.toString())));
        common.addAll(List.of("-f", "-"));
        return run(words(program, words(common, arguments)), file);
    }

    private Ended run(List<String> command, byte[] input) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(wish.folder().toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSE_") || SAID_BY_US.contains(name));
        builder.environment().put("DOCKER_HOST", engine);
        builder.environment().put("COMPOSE_IGNORE_ORPHANS", "1");
        Process process = builder.start();
        try {
            CompletableFuture<List<String>> said =
                    CompletableFuture.supplyAsync(() -> lines(process), ComposeCall::inBackground);
            write(process, input);
            return new Ended(process.waitFor(), said.join());
        } finally {
            process.destroy();
        }
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(input);
        } catch (IOException endedBefore) {
            // Its exit code and its words tell why.
        }
    }

    private static List<String> lines(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "sarvanom-compose");
        thread.setDaemon(true);
        thread.start();
    }

    private static List<String> words(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
