package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.HttpAnswer;
import io.github.sarvanom.cluster.ServiceProxy;
import io.github.sarvanom.compose.LocalAddress;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.verification.OutsideHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks services that run as containers on this machine, by their published ports: what is verified stays the same. */
public final class LocalServices implements ServiceProxy {
    private static final int NOBODY = 503;

    private final LocalAddress addresses;
    private final OutsideHttp http = new OutsideHttp();

    public LocalServices(LocalAddress addresses) {
        this.addresses = addresses;
    }

    @Override
    public HttpAnswer get(Endpoint endpoint, String path, Duration atMost) {
        try {
            Optional<URI> address = addresses.of(endpoint.service(), endpoint.port());
            if (address.isEmpty()) {
                throw nobody(
                        NOBODY, "no container of " + endpoint.service() + " runs with port " + endpoint.port(), null);
            }
            return http.get(address.get().resolve(path), atMost);
        } catch (IOException none) {
            throw nobody(0, endpoint.service() + " does not answer on port " + endpoint.port(), none);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw nobody(0, "interrupted", stop);
        }
    }

    private static ClusterException nobody(int status, String what, @Nullable Throwable cause) {
        return new ClusterException(
                status, "", Problem.of(what).mend("mvn sarvanom:diagnose, with the same profile, tells why"), cause);
    }
}
