package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.Deletion;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that hears of a deletion half a second after it was sent, whether or not the sender still waits. */
final class SlowDeletes implements ClusterWriter {
    private final ClusterWriter writer;
    private final BooleanSupplier left;
    private final CountDownLatch sent = new CountDownLatch(1);
    private final List<CompletableFuture<Boolean>> heard = new CopyOnWriteArrayList<>();

    /** @param left asked when a deletion is heard of */
    SlowDeletes(ClusterWriter writer, BooleanSupplier left) {
        this.writer = writer;
        this.left = left;
    }

    /** False when none comes. */
    boolean isSent() throws InterruptedException {
        return sent.await(30, TimeUnit.SECONDS);
    }

    /** Of each deletion, whether the lock was left when the server heard of it. */
    List<Boolean> heard() {
        return heard.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public LiveObject apply(Manifest manifest) {
        return writer.apply(manifest);
    }

    @Override
    public LiveObject create(Manifest manifest) {
        return writer.create(manifest);
    }

    @Override
    public LiveObject replace(Manifest manifest) {
        return writer.replace(manifest);
    }

    @Override
    public boolean delete(Deletion deletion) {
        CompletableFuture<Boolean> hearing = CompletableFuture.supplyAsync(
                () -> {
                    boolean late = left.getAsBoolean();
                    writer.delete(deletion);
                    return late;
                },
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
        heard.add(hearing);
        sent.countDown();
        return hearing.join();
    }
}
