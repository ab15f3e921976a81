package io.github.sarvanom.compose;

import io.github.sarvanom.compose.ComposeWish.By;
import io.github.sarvanom.environment.Redactor;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks which compose is installed: the plugin of Docker's command line, or a program of its own, new or of 1.29. */
final class ComposeSearch {
    private static final List<List<String>> PROGRAMS = List.of(List.of("docker", "compose"), List.of("docker-compose"));
    private static final Pattern VERSION = Pattern.compile("v?(\\d+\\.\\d+\\S*)");

    private final ComposeCall call;
    private final byte[] file;
    private final Redactor redactor;

    ComposeSearch(ComposeCall call, byte[] file, Redactor redactor) {
        this.call = call;
        this.file = file;
        this.redactor = redactor;
    }

    /**
     * Who makes containers.
     *
     * @param program empty for the engine's API
     * @param shown who, and why: {@code the engine's API: docker compose is not installed}
     */
    record Maker(Optional<ComposeProgram> program, String shown) {
        static Maker api(String why) {
            return new Maker(Optional.empty(), "the engine's API: " + why);
        }
    }

    /** @throws SarvanomException when a compose that knows today's files does not read this one, or the wanted one is not there */
    Maker find(By by, Engine engine) throws InterruptedException {
        if (by == By.API) {
            return Maker.api("-D" + PROPERTY + "=api");
        }
        if (by == By.AUTO && !engine.version().startsWith("Docker")) {
            return Maker.api("the engine is " + engine.version());
        }
        List<String> seen = new ArrayList<>();
        for (List<String> program : PROGRAMS) {
            Optional<ComposeProgram> found = installed(program);
            if (found.isPresent()) {
                Optional<List<String>> complaint = found.get().complaint();
                if (complaint.isEmpty()) {
                    return new Maker(found, found.get().shown());
                }
                if (!found.get().isOld()) {
                    throw unreadable(found.get(), complaint.get());
                }
                seen.add(found.get().shown() + " does not read this file: "
                        + complaint.get().get(0));
            }
        }
        String why = seen.isEmpty() ? "docker compose is not installed" : String.join("; ", seen);
        if (by == By.PLUGIN) {
            throw missing(why);
        }
        return Maker.api(why);
    }

    /** Says who makes containers. */
    static final String PROPERTY = "sarvanom.compose";

    private Optional<ComposeProgram> installed(List<String> program) throws InterruptedException {
        try {
            ComposeCall.Ended version = call.version(program);
            return version.lines().stream()
                    .map(VERSION::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .filter(found -> version.isWell())
                    .map(found -> new ComposeProgram(program, found.group(1), call, file, redactor));
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    private static SarvanomException unreadable(ComposeProgram program, List<String> complaint) {
        return SarvanomException.user(Problem.of(program.shown() + " does not understand the compose file")
                .seen(complaint)
                .mend("correct the overlay in src/main/sarvanom that says so; target/sarvanom holds the whole file"));
    }

    private static SarvanomException missing(String why) {
        return SarvanomException.surroundings(
                Problem.of("there is no compose that could make the containers, and -D" + PROPERTY
                                + "=plugin wants one")
                        .seen(why)
                        .mend("install Docker's compose plugin; or leave -D" + PROPERTY + " out"),
                null);
    }
}
