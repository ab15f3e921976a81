package io.github.sarvanom.compose;

import java.time.Duration;

/**
 * One container on its way.
 *
 * @param name of the service or store
 * @param address at which it is reached from this machine: {@code http://127.0.0.1:8004}; empty when at none
 * @param took from the start of the wait until it was well; for one that is not, until now
 */
public record LocalProgress(String name, LocalStatus status, String address, Duration took) {
    public boolean isHealthy() {
        return status instanceof LocalStatus.Healthy;
    }
}
