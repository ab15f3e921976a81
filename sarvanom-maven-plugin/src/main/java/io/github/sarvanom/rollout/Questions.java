package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.InFlight;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Questions to the cluster that are asked together: with many workloads in trouble one after the other would take as long as all. What
 * follows from the answers is done by who asks, in the order of the questions. Not thread-safe.
 */
final class Questions {
    private final List<Supplier<Runnable>> open = new ArrayList<>();

    /**
     * @param ask runs beside others, and says by an exception of ours that there is no answer
     * @param learn is given the answer, and may have further questions
     */
    <T> void add(Supplier<T> ask, Consumer<T> learn) {
        open.add(() -> {
            T answer = ask.get();
            return () -> learn.accept(answer);
        });
    }

    /** Asks until there is nothing more to ask. What has no answer is passed over. */
    void askAll() {
        while (!open.isEmpty()) {
            List<Supplier<Runnable>> together = List.copyOf(open);
            open.clear();
            InFlight.usual().each(together, Supplier::get).answers().stream()
                    .map(InFlight.Answer::value)
                    .forEach(Runnable::run);
        }
    }
}
