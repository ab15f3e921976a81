package io.github.sarvanom.rehearsal.controllers;

import java.time.Duration;
import java.util.function.Function;

/**
 * How the simulated kubelet behaves.
 *
 * @param readyAfter from a container's start until it is ready
 * @param stopAfter from a pod's deletion until it is gone
 * @param backOff before a failed container or pull is tried again; doubled each time
 * @param fates what becomes of a container, by its image reference
 */
public record Behaviour(Duration readyAfter, Duration stopAfter, Duration backOff, Function<String, Fate> fates) {

    /** Every container becomes ready at once. */
    public static final Behaviour PROMPT =
            new Behaviour(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofSeconds(10), image -> Fate.READY);

    /** What becomes of a container. */
    public enum Fate {
        READY,
        /** It runs, but its readiness probe fails for ever. */
        NEVER_READY,
        /** It ends with exit code 1 as soon as it has started. */
        CRASHES,
        /** Its registry answers that there is no such image. */
        IMAGE_NOT_FOUND
    }

    public Behaviour withFates(Function<String, Fate> others) {
        return new Behaviour(readyAfter, stopAfter, backOff, others);
    }

    public Behaviour withReadyAfter(Duration delay) {
        return new Behaviour(delay, stopAfter, backOff, fates);
    }
}
