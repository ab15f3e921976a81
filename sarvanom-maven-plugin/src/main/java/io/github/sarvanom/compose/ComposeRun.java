package io.github.sarvanom.compose;

import io.github.sarvanom.compose.ComposeCall.Ended;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One program while it runs, with those that it has started: {@code docker compose} is a child of {@code docker}, and outlives it
 * unless it is ended too.
 */
final class ComposeRun {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Process process;
    private final String shown;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** @param shown what was called, without anything secret */
    ComposeRun(Process process, String shown) {
        this.process = process;
        this.shown = shown;
    }

    /**
     * Returns when it has ended, with what it has said; when it is not to be waited for any longer, it is ended. What it leaves behind
     * on purpose may hold its output (a connection for the next time, say): that is left alone, and not waited for.
     *
     * @throws SarvanomException when it takes longer
     */
    Ended finish(byte[] input, Duration atMost) throws InterruptedException {
        Future<?> output = CompletableFuture.runAsync(this::read, ComposeCall::inBackground);
        ComposeCall.inBackground(() -> write(input));
        try {
            if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                throw tooSlow(atMost, end());
            }
            awaitShortly(output);
            return new Ended(process.exitValue(), lines());
        } finally {
            end();
        }
    }

    private static void awaitShortly(Future<?> output) throws InterruptedException {
        try {
            output.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException anotherHoldsIt) {
            // What was said until now is all that is told.
        } catch (ExecutionException unread) {
            throw new IllegalStateException(unread);
        }
    }

    /** Those that go on nevertheless. */
    private List<Long> end() {
        if (!process.isAlive()) {
            return List.of();
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        if (!areGone(all)) {
            all.forEach(ProcessHandle::destroyForcibly);
            areGone(all);
        }
        return all.stream()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }

    private static boolean areGone(List<ProcessHandle> all) {
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException doesNotListen) {
            return false;
        }
    }

    private void write(byte[] input) {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(input);
        } catch (IOException endedBefore) {
            // Its exit code and its words tell why.
        }
    }

    private void read() {
        try (InputStream output = process.getInputStream()) {
            output.transferTo(said);
        } catch (IOException closed) {
            // With the program: it says no more.
        }
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private SarvanomException tooSlow(Duration atMost, List<Long> left) {
        String outcome = left.isEmpty() ? "was ended" : "cannot be ended: process " + left + " goes on";
        return SarvanomException.surroundings(
                Problem.of(shown + " did not end in " + atMost.toSeconds() + " s, and " + outcome)
                        .seen("what it had begun stays, and the same command goes on from there")
                        .mend(
                                "if it only needs longer, set <timeout> in <environment>; if it hangs by hand too, mend that, or"
                                        + " go without: -D" + ComposeSearch.PROPERTY + "=api"),
                null);
    }
}
