package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where the watches leave their events, from any thread, and the waiting thread finds them. */
interface Inbox {

    void put(WatchEvent event);

    /**
     * Returns as soon as there is an event, with all that have come by then; empty when none came in time.
     *
     * @throws InterruptedException when the waiting thread is told to stop
     */
    List<WatchEvent> take(Duration atMost) throws InterruptedException;

    static Inbox create() {
        return new Inbox() {
            private final BlockingQueue<WatchEvent> queue = new LinkedBlockingQueue<>();

            @Override
            public void put(WatchEvent event) {
                queue.add(event);
            }

            @Override
            public List<WatchEvent> take(Duration atMost) throws InterruptedException {
                WatchEvent first = queue.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    return List.of();
                }
                List<WatchEvent> all = new ArrayList<>(List.of(first));
                queue.drainTo(all);
                return all;
            }
        };
    }
}
