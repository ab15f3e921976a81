package io.github.sarvanom.compose;

import io.github.sarvanom.environment.Redactor;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Docker's compose as it is installed on this machine, with one file that it can read. */
final class ComposeProgram {
    private static final int TOLD_LINES = 8;

    private final List<String> program;
    private final String version;
    private final ComposeCall call;
    private final byte[] file;
    private final Redactor redactor;

    /** @param file with secrets in it; not copied, not shown */
    ComposeProgram(List<String> program, String version, ComposeCall call, byte[] file, Redactor redactor) {
        this.program = program;
        this.version = version;
        this.call = call;
        this.file = file;
        this.redactor = redactor;
    }

    /** For people: {@code docker compose 2.40.3}. */
    String shown() {
        return String.join(" ", program) + " " + version;
    }

    /** Before the specification that has the first word on the file; what it does not read is the plugin's to carry out. */
    boolean isOld() {
        return version.startsWith("1.");
    }

    /** What it does not understand in the file; empty when it reads it. */
    Optional<List<String>> complaint() throws InterruptedException {
        return refusal(() -> call.look(program, List.of("config", "--quiet"), file));
    }

    /** Fetches the images of services, with the logins that Docker has. What went wrong; empty when all are there. */
    Optional<List<String>> pull(Collection<String> services) throws InterruptedException {
        return refusal(List.of("pull", "--quiet"), services);
    }

    /**
     * Makes containers, and the networks and volumes that they need, and starts none.
     *
     * @throws SarvanomException with what it complains of
     */
    void create(Collection<String> services) throws InterruptedException {
        Optional<List<String>> refusal = refusal(List.of("up", "--no-start", "--no-deps"), services);
        if (refusal.isPresent()) {
            throw SarvanomException.surroundings(
                    Problem.of(shown() + " could not make the containers")
                            .seen(refusal.get())
                            .mend(
                                    "mend what it complains of; what it had begun stays, and the same command goes on from"
                                            + " there"),
                    null);
        }
    }

    /** Starts one that is made, with what only compose does then. What keeps it from starting; empty when it runs. */
    Optional<String> start(String service) throws InterruptedException {
        return refusal(List.of("up", "-d", "--no-deps", "--no-recreate"), List.of(service))
                .map(lines -> String.join("; ", lines));
    }

    private Optional<List<String>> refusal(List<String> what, Collection<String> services) throws InterruptedException {
        List<String> arguments = new ArrayList<>(what);
        arguments.addAll(services);
        return refusal(() -> call.run(program, arguments, file));
    }

    /** Starts the program. */
    private interface Call {
        ComposeCall.Ended run() throws IOException, InterruptedException;
    }

    private Optional<List<String>> refusal(Call call) throws InterruptedException {
        try {
            ComposeCall.Ended ended = call.run();
            return ended.isWell() ? Optional.empty() : Optional.of(told(ended.lines()));
        } catch (IOException gone) {
            return Optional.of(List.of(String.valueOf(gone.getMessage())));
        }
    }

    private List<String> told(List<String> lines) {
        return lines.stream()
                .skip(Math.max(0, lines.size() - TOLD_LINES))
                .map(redactor::redact)
                .toList();
    }
}
