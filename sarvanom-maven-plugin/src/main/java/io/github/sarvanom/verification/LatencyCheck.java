package io.github.sarvanom.verification;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether 95 of 100 answers come within a budget.
 *
 * @param requests how many are sent, one after another; the first, which opens the connection, is not among them
 * @param budget of the 95th percentile
 */
public record LatencyCheck(HttpTarget target, String path, int requests, Duration budget) implements Check {
    @Override
    public String name() {
        return target.name();
    }

    @Override
    public Optional<String> service() {
        return target.ownService();
    }

    @Override
    public String question() {
        return "p95 of " + requests + " x GET " + path;
    }

    @Override
    public Origin origin() {
        return Origin.SAID;
    }
}
