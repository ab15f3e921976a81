package io.github.sarvanom.rollout;

import io.github.sarvanom.rollout.cause.Cause;
import java.time.Duration;

/** How far one object is on its way to doing its work. */
public sealed interface Readiness {

    /** Whether a failure is certain. */
    default boolean isFailure() {
        return this instanceof Failed || this instanceof Gone;
    }

    /** It does its work, in the shape that was applied. */
    record Ready() implements Readiness {}

    /**
     * It is on its way.
     *
     * @param reason what it waits for, to be read after its name: {@code is pulling its image}
     */
    record InProgress(String reason) implements Readiness {}

    /**
     * It looks hopeless, but the same sight sometimes mends itself.
     *
     * @param reason as in {@link InProgress}
     * @param patience once the same cause has stood for so long, it is a failure
     */
    record Suspect(Cause cause, String reason, Duration patience) implements Readiness {
        /** The rollout's own deadline comes first. */
        static final Duration TO_THE_END = Duration.ofDays(365);

        boolean isToTheEnd() {
            return patience.equals(TO_THE_END);
        }
    }

    /**
     * Its program has ended, and is started again: it has so many starts to get there.
     *
     * @param reason as in {@link InProgress}
     * @param enough after how many restarts it is a failure
     */
    record Retrying(Cause cause, String reason, int enough) implements Readiness {}

    /**
     * It will not get there without a change.
     *
     * @param reason as in {@link InProgress}
     */
    record Failed(Cause cause, String reason) implements Readiness {}

    /** It was deleted, or is being deleted. */
    record Gone() implements Readiness {}

    /** Nobody here knows when an object of this kind is ready. */
    record NotJudged() implements Readiness {}
}
