package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.Pause;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Rides out an API server that is away for a while (a control plane that is being upgraded, a network that breaks): in the midst of a
 * release, to wait is better than to stop half-way. Only for requests that may be sent twice. A refusal is no outage.
 */
final class Outage {
    /** No answer at all, too many requests, and what a proxy says in the place of a server that is away. */
    private static final Set<Integer> AWAY = Set.of(0, 429, 502, 503, 504);

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Pause pause;

    Outage(Pause pause) {
        this.pause = pause;
    }

    /** The answer; the last failure when the server stays away, or the thread is interrupted. */
    <T> T through(Supplier<T> request) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                return request.get();
            } catch (ClusterException away) {
                if (!AWAY.contains(away.status()) || System.nanoTime() > end || isInterrupted()) {
                    throw away;
                }
            }
        }
    }

    private boolean isInterrupted() {
        try {
            pause.of(BETWEEN);
            return Thread.currentThread().isInterrupted();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
