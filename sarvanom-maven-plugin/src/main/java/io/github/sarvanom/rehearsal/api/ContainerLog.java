package io.github.sarvanom.rehearsal.api;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What one process of a container wrote, a line an entry, each with its time and a space before. */
public interface ContainerLog {
    /**
     * What was written so far; the follower hears of what comes after, on any thread.
     *
     * @throws IOException when it can't be read
     */
    List<String> linesThen(Consumer<String> follower) throws IOException;

    /** @throws IOException when it can't be read */
    List<String> lines() throws IOException;

    void leave(Consumer<String> follower);

    /** Completed when the last line is written. */
    CompletableFuture<Void> whole();
}
