package io.github.sarvanom.mojo;

import io.github.sarvanom.release.Author;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Who runs this Maven, and from which commit. Asked only when something is to be recorded. */
final class Authorship {
    private static final List<String> BUILD_ADDRESSES = List.of("BUILD_URL", "CI_JOB_URL", "CIRCLE_BUILD_URL");
    private static final long GIT_SECONDS = 5;

    private final Run run;

    Authorship(Run run) {
        this.run = run;
    }

    Author author() {
        Optional<String> commit = git("rev-parse", "HEAD");
        return new Author(who(), build(), commit.orElse(""), checkout(commit));
    }

    /** {@code anna@laptop}. */
    String who() {
        return System.getProperty("user.name", "unknown") + "@" + host();
    }

    /** Jenkins, GitLab and CircleCI say it in one variable, GitHub in three. */
    String build() {
        Map<String, String> variables = run.variables();
        String github = variables.containsKey("GITHUB_RUN_ID")
                ? variables.getOrDefault("GITHUB_SERVER_URL", "") + "/"
                        + variables.getOrDefault("GITHUB_REPOSITORY", "") + "/actions/runs/"
                        + variables.get("GITHUB_RUN_ID")
                : "";
        return BUILD_ADDRESSES.stream()
                .map(name -> variables.getOrDefault(name, ""))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse(github);
    }

    private Author.Checkout checkout(Optional<String> commit) {
        if (commit.isEmpty()) {
            return Author.Checkout.UNKNOWN;
        }
        return git("status", "--porcelain", "--untracked-files=no")
                .map(changes -> changes.isEmpty() ? Author.Checkout.CLEAN : Author.Checkout.DIRTY)
                .orElse(Author.Checkout.UNKNOWN);
    }

    /** Empty when there is no git, no checkout, or no answer in time. */
    private Optional<String> git(String... arguments) {
        try {
            Process process = new ProcessBuilder(command(run.root(), arguments))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = process.waitFor(GIT_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<String> command(Path folder, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}
