package io.github.sarvanom.report;

import java.time.Instant;

/**
 * One step of a deploy, for whoever tells its story later.
 *
 * @param stage {@code plan}, {@code apply}, {@code rollout}, {@code verify} or {@code end}
 * @param subject a service or object; empty for a whole stage
 * @param text to be read after the subject; holds no secret's value
 */
public record Happening(Instant at, String stage, String subject, Mood mood, String text) {
    /** What it means to whoever waits. */
    public enum Mood {
        GOOD,
        BAD,
        NEUTRAL
    }
}
