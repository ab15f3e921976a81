package io.github.sarvanom.report;

import io.github.sarvanom.report.Happening.Mood;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

    synchronized void tell(String stage, String subject, Mood mood, String text) {
        Happening happening = new Happening(clock.instant(), stage, subject, mood, text);
        happenings.add(happening);
        listener.accept(happening);
    }

    /** All so far, the oldest first. */
    public synchronized List<Happening> happenings() {
        return List.copyOf(happenings);
    }
}
