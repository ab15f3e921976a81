package io.github.sarvanom.compose;

import io.github.sarvanom.compose.ComposeCall.Ended;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

    /** @param shown what was called, without anything secret */
    ComposeRun(Process process, String shown) {
        this.process = process;
        this.shown = shown;
    }

    /**
     * Returns when it has ended and all that it said is read; whenever that is not so, it is ended.
     *
     * @throws SarvanomException when it takes longer
     */
    Ended finish(byte[] input, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        CompletableFuture<List<String>> said = CompletableFuture.supplyAsync(this::lines, ComposeCall::inBackground);
        ComposeCall.inBackground(() -> write(input));
        try {
            if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                throw tooSlow(atMost);
            }
            return new Ended(process.exitValue(), said.get(until - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException anotherHoldsItsOutput) {
            throw tooSlow(atMost);
        } catch (ExecutionException unread) {
            throw new IllegalStateException(unread);
        } finally {
            end();
        }
    }

    private void end() {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException doesNotListen) {
            // Then it is ended without being asked.
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void write(byte[] input) {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(input);
        } catch (IOException endedBefore) {
            // Its exit code and its words tell why.
        }
    }

    private List<String> lines() {
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

    private SarvanomException tooSlow(Duration atMost) {
        return SarvanomException.surroundings(
                Problem.of(shown + " did not end in " + atMost.toSeconds() + " s, and was ended")
                        .seen("what it had begun stays, and the same command goes on from there")
                        .mend(
                                "if it only needs longer, set <timeout> in <environment>; if it hangs by hand too, mend that, or"
                                        + " go without: -D" + ComposeSearch.PROPERTY + "=api"),
                null);
    }
}
