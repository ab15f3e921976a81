package io.github.sarvanom.pipeline;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each stage took, in the order in which they were passed. Not thread-safe. */
public final class StageTimes {
    private final Map<String, Duration> times = new LinkedHashMap<>();
    private long since = System.nanoTime();

    /** Notes a stage that was measured elsewhere. */
    public void spent(String stage, Duration time) {
        times.put(stage, time);
    }

    /** Ends a stage that began when the one before it ended. */
    Duration ended(String stage) {
        long now = System.nanoTime();
        Duration took = Duration.ofNanos(now - since);
        since = now;
        times.put(stage, took);
        return took;
    }

    public Map<String, Duration> byStage() {
        return Collections.unmodifiableMap(times);
    }

    public Duration total() {
        return times.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
