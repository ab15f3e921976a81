package io.github.sarvanom.compose;

import io.github.sarvanom.compose.ComposeSearch.Maker;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Who makes containers: looked for once, when something is to be made, beside other questions. */
final class Makers {
    private final FutureTask<Maker> search;
    private boolean begun;

    Makers(Callable<Maker> search) {
        this.search = new FutureTask<>(search);
    }

    void begin() {
        if (!begun) {
            begun = true;
            ComposeCall.inBackground(search);
        }
    }

    /** @throws io.github.sarvanom.problem.SarvanomException as {@link ComposeSearch#find} */
    Maker get() throws InterruptedException {
        begin();
        try {
            return search.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failed);
        } finally {
            end();
        }
    }

    /** Whoever does not wait for the answer needs none: the program that is asked is ended. */
    void end() {
        if (begun) {
            search.cancel(true);
        }
    }
}
