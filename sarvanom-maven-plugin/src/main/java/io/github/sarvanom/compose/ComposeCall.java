package io.github.sarvanom.compose;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a compose program, each time with the whole file as its input: secrets are in it, so it goes through a pipe and is neither
 * an argument, nor a variable, nor a file.
 */
final class ComposeCall {
    private static final List<String> SAID_BY_US =
            List.of("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH");

    /** Which it is, and whether it reads the file: it answers within a second. */
    private static final Duration TO_LOOK = Duration.ofMinutes(1);

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
        return run(words(program, List.of("version", "--short")), new byte[0], TO_LOOK);
    }

    /** What it says of the file; makes nothing. */
    Ended look(List<String> program, List<String> arguments, byte[] file) throws IOException, InterruptedException {
        return run(words(program, words(common(), arguments)), file, TO_LOOK);
    }

    /**
     * Has it do something, for which it may need as long as the environment allows.
     *
     * @throws IOException when there is no such program
     * @throws io.github.sarvanom.problem.SarvanomException when it takes longer
     */
    Ended run(List<String> program, List<String> arguments, byte[] file) throws IOException, InterruptedException {
        return run(words(program, words(common(), arguments)), file, wish.patience());
    }

    private List<String> common() {
        List<String> common = new ArrayList<>(
                List.of("-p", project, "--project-directory", wish.folder().toString()));
        wish.variables().ifPresent(variables -> common.addAll(List.of("--env-file", variables.toString())));
        common.addAll(List.of("-f", "-"));
        return common;
    }

    private Ended run(List<String> command, byte[] input, Duration atMost) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(wish.folder().toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSE_") || SAID_BY_US.contains(name));
        builder.environment().put("DOCKER_HOST", engine);
        builder.environment().put("COMPOSE_IGNORE_ORPHANS", "1");
        return new ComposeRun(builder.start(), shown(command)).finish(input, atMost);
    }

    /** Without the arguments that say where the project lies. */
    private static String shown(List<String> command) {
        int common = command.indexOf("-p");
        List<String> shown = new ArrayList<>(common < 0 ? command : command.subList(0, common));
        if (common >= 0) {
            shown.addAll(command.subList(command.lastIndexOf("-") + 1, command.size()));
        }
        return String.join(" ", shown);
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
