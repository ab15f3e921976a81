package io.github.sarvanom.pipeline;

import io.github.sarvanom.pipeline.RehearsedRandomCluster.Lane;
import io.github.sarvanom.plan.RandomClustersContract;
import io.github.sarvanom.plan.RandomState;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** On a rehearsal's API server with its controllers; all 10 000 with {@code -Dsarvanom.matrix=full}, which CI says. */
class RehearsedRandomClustersTest extends RandomClustersContract {
    private static final boolean FULL = "full".equals(System.getProperty("sarvanom.matrix"));

    @TempDir
    private Path folder;

    private final Queue<Lane> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lanes = new AtomicInteger();

    @Override
    protected int clusters() {
        return FULL ? 10_000 : 300;
    }

    /** Each object is written by a request of its own. */
    @Override
    protected int names() {
        return 2;
    }

    @Override
    protected Cluster open(RandomState state) {
        Lane lane = free.poll();
        return new RehearsedRandomCluster(
                state,
                lane != null ? lane : new Lane(folder.resolve(Integer.toString(lanes.incrementAndGet())), free::add));
    }

    @AfterEach
    void close() {
        free.forEach(Lane::close);
    }
}
