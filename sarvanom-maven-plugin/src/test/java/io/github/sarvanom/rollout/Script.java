package io.github.sarvanom.rollout;

import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import io.github.sarvanom.cluster.LiveObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** A course of events with its own time: what the watches would have told, and when. Nothing really waits. */
final class Script implements Inbox, InstantSource {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Deque<Step> steps = new ArrayDeque<>();
    private Instant now = BEGIN;

    /** Lets these objects be seen, so long after the beginning. */
    Script at(int millis, LiveObject... seen) {
        return at(millis, List.of(seen));
    }

    Script at(int millis, List<LiveObject> seen) {
        return step(millis, seen.stream().map(object -> new WatchEvent(WatchEvent.Type.PRESENT, object)));
    }

    Script deletedAt(int millis, LiveObject... gone) {
        return step(millis, Stream.of(gone).map(object -> new WatchEvent(WatchEvent.Type.DELETED, object)));
    }

    /** Lets something else happen then. */
    Script happensAt(int millis, Runnable action) {
        steps.add(new Step(BEGIN.plusMillis(millis), List.of(), false, action));
        return this;
    }

    /** Interrupts the waiting thread. */
    Script interruptedAt(int millis) {
        steps.add(new Step(BEGIN.plusMillis(millis), List.of(), true, () -> {}));
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void put(WatchEvent event) {
        throw new UnsupportedOperationException("this course of events is written beforehand");
    }

    @Override
    public List<WatchEvent> take(Duration atMost) throws InterruptedException {
        Step next = steps.peek();
        if (next == null || next.when.isAfter(now.plus(atMost))) {
            now = now.plus(atMost);
            return List.of();
        }
        steps.remove();
        now = next.when;
        next.action.run();
        if (next.interrupts) {
            throw new InterruptedException();
        }
        return next.events;
    }

    private Script step(int millis, Stream<WatchEvent> events) {
        steps.add(new Step(BEGIN.plusMillis(millis), events.toList(), false, () -> {}));
        return this;
    }

    private record Step(Instant when, List<WatchEvent> events, boolean interrupts, Runnable action) {}
}
