package io.github.sarvanom.report;

import io.github.sarvanom.report.Happening.Mood;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps what happened in a deploy, in order, and passes each step on as it comes. Safe for use by many threads. */
public final class Chronicle {
    private final InstantSource clock;
    private final Consumer<Happening> listener;
    private final List<Happening> happenings = new ArrayList<>();

    /** @param listener hears of each step at once, on the thread that tells it */
    public Chronicle(InstantSource clock, Consumer<Happening> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    void tell(String stage, String subject, Mood mood, String text) {
        tell(stage, subject, mood, text, Map.of());
    }

    /** @param details as in {@link Happening} */
    synchronized void tell(String stage, String subject, Mood mood, String text, Map<String, String> details) {
        Happening happening = new Happening(clock.instant(), stage, subject, mood, text, details);
        happenings.add(happening);
        listener.accept(happening);
    }

    /** All so far, the oldest first. */
    public synchronized List<Happening> happenings() {
        return List.copyOf(happenings);
    }
}
