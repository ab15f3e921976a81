package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.compose.ComposeSearch.Maker;
import io.github.sarvanom.compose.ComposeWish.By;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs are ended with all that they have started, whoever loses patience. They are scripts here, as long as they are wanted. */
@DisabledOnOs(OS.WINDOWS)
class ComposeCallTest {
    @TempDir
    Path folder;

    @Test
    void itIsGivenTheFileAndWhatItSaysIsRead() throws Exception {
        byte[] large = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);

        ComposeCall.Ended ended =
                call(Duration.ofMinutes(1)).run(script("wc -c; echo >&2 wrong; exit 3"), List.of(), large);

        assertThat(ended).isEqualTo(new ComposeCall.Ended(3, List.of(Integer.toString(1 << 20), "wrong")));
    }

    /** As {@code docker compose} is one of {@code docker}, which waits for it. */
    @Test
    void anInterruptEndsTheChildOfTheProgramToo() throws Exception {
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread waits = new Thread(() -> {
            try {
                call(Duration.ofMinutes(5))
                        .run(script("sleep 300 & echo $! > pid.new; mv pid.new pid; wait"), List.of(), new byte[0]);
            } catch (InterruptedException | IOException | RuntimeException e) {
                ended.set(e);
            }
        });
        waits.start();
        ProcessHandle child = ProcessHandle.of(child()).orElseThrow();
        waits.interrupt();
        waits.join();

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        Awaitility.await().until(() -> !child.isAlive());
    }

    @Test
    void whatTakesTooLongIsToldAndEndedEvenIfItDoesNotListen() throws Exception {
        List<String> deaf = script("trap '' TERM; sh -c 'trap \"\" TERM; echo $$ > pid; while :; do sleep 1; done'");

        assertThatThrownBy(() -> call(Duration.ofSeconds(1)).run(deaf, List.of("pull"), new byte[0]))
                .isInstanceOfSatisfying(
                        SarvanomException.class,
                        slow -> assertThat(slow.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.text())
                                        .contains("pull did not end in 1 s, and was ended")
                                        .contains("<timeout>")));
        long child = child();
        Awaitility.await()
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** A connection that is kept for the next time, say. */
    @Test
    void oneThatLeavesAnotherBehindHasEnded() throws Exception {
        ComposeCall.Ended ended =
                call(Duration.ofSeconds(1)).run(script("sleep 300 & echo $!; exit 3"), List.of("pull"), new byte[0]);

        assertThat(ended.exit()).isEqualTo(3);
        ProcessHandle left =
                ProcessHandle.of(Long.parseLong(ended.lines().get(0))).orElseThrow();
        assertThat(left.isAlive()).as("it is not ours to end").isTrue();
        left.destroy();
    }

    @Test
    void whoIsInterruptedWhileWaitingForTheSearchEndsIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch searchEnded = new CountDownLatch(1);
        Makers makers = new Makers(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return Maker.api("never");
            } finally {
                searchEnded.countDown();
            }
        });
        Thread waits = new Thread(() -> {
            try {
                makers.get();
            } catch (InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        });
        waits.start();
        begun.await();
        waits.interrupt();

        searchEnded.await();
        waits.join();
    }

    private long child() throws IOException {
        Path pid = folder.resolve("pid");
        Awaitility.await().until(() -> Files.exists(pid) && Files.size(pid) > 0);
        return Long.parseLong(Files.readString(pid).strip());
    }

    private List<String> script(String text) throws IOException {
        return List.of("sh", Files.writeString(folder.resolve("program"), text).toString());
    }

    private ComposeCall call(Duration patience) {
        return new ComposeCall(
                "unix:///nowhere",
                new ComposeWish(By.AUTO, folder, Optional.empty(), Surroundings.none(), patience),
                "shop");
    }
}
