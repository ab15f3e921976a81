package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The inbox between the client's threads and the waiting one. */
class InboxTest {
    private final Inbox inbox = Inbox.create();
    private final WatchEvent event =
            new WatchEvent(WatchEvent.Type.PRESENT, Recorded.load("ready").workload());

    @Test
    @Timeout(60)
    void wakesTheOneWhoWaits() throws Exception {
        CompletableFuture<List<WatchEvent>> taken = CompletableFuture.supplyAsync(this::takeForAnHour);
        inbox.put(event);
        assertThat(taken.get(30, TimeUnit.SECONDS)).containsExactly(event);
    }

    @Test
    void givesAllThatHaveCome() throws InterruptedException {
        inbox.put(event);
        inbox.put(event);
        assertThat(inbox.take(Duration.ofHours(1))).containsExactly(event, event);
    }

    @Test
    void isEmptyWhenNoneCame() throws InterruptedException {
        assertThat(inbox.take(Duration.ofMillis(1))).isEmpty();
    }

    private List<WatchEvent> takeForAnHour() {
        try {
            return inbox.take(Duration.ofHours(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
