package io.github.sarvanom.cluster;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs many requests together, a bounded number at a time, and waits for all of them, the failing ones too. */
public final class InFlight {
    private final int atMost;

    /** @param atMost requests under way at a time; 1 or more */
    public InFlight(int atMost) {
        this.atMost = atMost;
    }

    /** As many as an API server answers fastest together: measured, 8 to 64 take the same time. */
    public static InFlight usual() {
        return new InFlight(32);
    }

    /**
     * Asks for each item; the answers come in the items' order. Returns when the last answer or refusal is there. An interrupt ends the
     * waiting: what has no answer by then counts as refused, and the thread stays interrupted.
     */
    public <T, R> Outcome<T, R> each(List<T> items, Function<T, R> ask) {
        if (items.isEmpty()) {
            return new Outcome<>(List.of(), List.of());
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atMost, items.size()), InFlight::thread);
        try {
            List<Future<R>> futures = items.stream()
                    .map(item -> threads.submit(() -> ask.apply(item)))
                    .toList();
            boolean interrupted = isInterrupted(futures);
            Outcome<T, R> outcome = gathered(items, futures);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return outcome;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Waits for all of them; true when the waiting was ended by an interrupt. */
    private static boolean isInterrupted(List<? extends Future<?>> futures) {
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (ExecutionException refused) {
                // looked at when all are gathered
            } catch (InterruptedException stop) {
                return true;
            }
        }
        return false;
    }

    private static <T, R> Outcome<T, R> gathered(List<T> items, List<Future<R>> futures) {
        List<Answer<T, R>> answers = new ArrayList<>();
        List<Refused<T>> refused = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                if (futures.get(i).isDone()) {
                    answers.add(new Answer<>(items.get(i), futures.get(i).get()));
                } else {
                    refused.add(new Refused<>(items.get(i), interrupted()));
                }
            } catch (ExecutionException failed) {
                refused.add(new Refused<>(items.get(i), asOurs(failed)));
            } catch (InterruptedException impossible) {
                throw new IllegalStateException("a finished request does not wait", impossible);
            }
        }
        return new Outcome<>(answers, refused);
    }

    private static SarvanomException interrupted() {
        return SarvanomException.surroundings(
                Problem.of("interrupted while the cluster was asked").mend("run the same command again"), null);
    }

    /** A failure that is nobody's answer (a defect of ours) is thrown on the spot. */
    private static SarvanomException asOurs(ExecutionException failed) {
        if (failed.getCause() instanceof SarvanomException ours) {
            return ours;
        }
        throw new IllegalStateException(failed.getCause());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sarvanom-request");
        thread.setDaemon(true);
        return thread;
    }

    /** Everything that came back. */
    public record Outcome<T, R>(List<Answer<T, R>> answers, List<Refused<T>> refused) {
        public Outcome {
            answers = List.copyOf(answers);
            refused = List.copyOf(refused);
        }
    }

    /** An item and what the server said to it. */
    public record Answer<T, R>(T item, R value) {}

    /** An item that the server refused, and why. */
    public record Refused<T>(T item, SarvanomException why) {}
}
