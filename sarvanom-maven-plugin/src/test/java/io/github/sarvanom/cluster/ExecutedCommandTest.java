package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The messages are those of {@code v4.channel.k8s.io}. */
class ExecutedCommandTest {
    private final ExecutedCommand command = new ExecutedCommand();
    private final Wire wire = new Wire();

    @Test
    void isTheOutputAlone() {
        command.closesWhenDone(CompletableFuture.completedFuture(wire));
        command.onOpen(wire);
        command.onMessage(wire, message(1, "sl  local_"));
        command.onMessage(wire, message(2, "cat: /proc/net/tcp6: no such file"));
        command.onMessage(wire, message(1, "address"));
        command.onMessage(wire, message(3, "{\"status\":\"Failure\"}"));
        command.onClose(wire, 1000, "");
        assertThat(command.text()).isCompletedWithValue(Optional.of("sl  local_address"));
        assertThat(wire.requested).isEqualTo(5);
        assertThat(wire.closed).isEqualTo(1);
    }

    @Test
    void saysNothingWhenItCouldNotBeRun() {
        command.onError(wire, new IllegalStateException("forbidden"));
        assertThat(command.text()).isCompletedWithValue(Optional.empty());
    }

    @Test
    void closesItsSocketWhenItTakesTooLong() {
        command.closesWhenDone(CompletableFuture.completedFuture(wire));
        assertThat(wire.closed).isZero();
        command.text().completeOnTimeout(Optional.empty(), 1, TimeUnit.MILLISECONDS);
        await().atMost(Duration.ofSeconds(10)).until(() -> wire.closed == 1);
        int before = wire.requested;
        command.onMessage(wire, message(1, "late"));
        assertThat(wire.requested).as("nobody asks for more").isEqualTo(before);
    }

    @Test
    void closesItsSocketWhenTheWaitIsInterrupted() {
        command.closesWhenDone(CompletableFuture.completedFuture(wire));
        command.text().cancel(true);
        assertThat(wire.closed).isEqualTo(1);
    }

    @Test
    void closesASocketThatOpensTooLate() {
        CompletableFuture<WebSocket> opening = new CompletableFuture<>();
        command.closesWhenDone(opening);
        command.text().complete(Optional.empty());
        command.onOpen(wire);
        opening.complete(wire);
        assertThat(wire.closed).isEqualTo(1);
        assertThat(wire.requested).isZero();
    }

    @Test
    void listensToNoMoreThanItKeeps() {
        command.closesWhenDone(CompletableFuture.completedFuture(wire));
        String much = "x".repeat(ExecutedCommand.AT_MOST - 10);
        command.onMessage(wire, message(1, much));
        assertThat(command.text()).isNotDone();
        command.onMessage(wire, message(1, much));
        assertThat(command.text().join())
                .hasValueSatisfying(text -> assertThat(text).hasSize(ExecutedCommand.AT_MOST));
        assertThat(wire.closed).isEqualTo(1);
        assertThat(wire.requested).isEqualTo(1);
    }

    private static ByteBuffer message(int channel, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(bytes.length + 1)
                .put((byte) channel)
                .put(bytes)
                .flip();
    }

    /** A socket that counts what is asked of it. */
    private static final class Wire implements WebSocket {
        private volatile int requested;
        private volatile int closed;

        @Override
        public boolean send(ByteBuffer buffer) {
            throw new UnsupportedOperationException("nothing is written to the command");
        }

        @Override
        public synchronized boolean sendClose(int code, String reason) {
            closed++;
            return true;
        }

        @Override
        public long queueSize() {
            return 0;
        }

        @Override
        public synchronized void request() {
            requested++;
        }
    }
}
