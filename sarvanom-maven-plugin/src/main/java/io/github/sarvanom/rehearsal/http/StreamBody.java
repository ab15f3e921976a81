package io.github.sarvanom.rehearsal.http;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A body that hands out one buffer for each time it is asked, in order, to a consumer of fabric8. */
final class StreamBody implements AsyncBody {
    private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private volatile Runnable cancelled = () -> {};
    private long demand;
    private boolean ended;
    private boolean delivering;

    StreamBody(AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        this.consumer = consumer;
    }

    /** @param action called when the receiver wants no more */
    void whenCancelled(Runnable action) {
        cancelled = action;
    }

    void offer(byte[] bytes) {
        synchronized (waiting) {
            waiting.add(ByteBuffer.wrap(bytes));
        }
        deliver();
    }

    /** Nothing more will come. */
    void end() {
        synchronized (waiting) {
            ended = true;
        }
        deliver();
    }

    @Override
    public void consume() {
        synchronized (waiting) {
            demand++;
        }
        deliver();
    }

    /** Delivers on one thread at a time, so that the order stays; a consumer that asks for more from within is served by the loop. */
    private void deliver() {
        synchronized (waiting) {
            if (delivering) {
                return;
            }
            delivering = true;
        }
        while (true) {
            ByteBuffer next;
            synchronized (waiting) {
                if (waiting.isEmpty() && ended) {
                    delivering = false;
                    done.complete(null);
                    return;
                }
                if (demand == 0 || waiting.isEmpty()) {
                    delivering = false;
                    return;
                }
                demand--;
                next = waiting.remove();
            }
            hand(next);
        }
    }

    private void hand(ByteBuffer next) {
        try {
            consumer.consume(List.of(next), this);
        } catch (Exception e) {
            done.completeExceptionally(e);
            cancelled.run();
        }
    }

    @Override
    public CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void cancel() {
        cancelled.run();
        done.cancel(false);
    }
}
