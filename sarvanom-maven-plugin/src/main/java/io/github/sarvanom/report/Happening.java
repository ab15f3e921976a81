package io.github.sarvanom.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step of a deploy, for whoever tells its story later.
 *
 * @param stage {@code plan}, {@code apply}, {@code rollout}, {@code verify} or {@code end}
 * @param subject a service or object; empty for a whole stage
 * @param text to be read after the subject; holds no secret's value
 * @param details what else a program may want to know, by name; may be empty
 */
public record Happening(Instant at, String stage, String subject, Mood mood, String text, Map<String, String> details) {
    public Happening {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** What it means to whoever waits. */
    public enum Mood {
        GOOD,
        BAD,
        NEUTRAL
    }
}
