package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.compose.LocalAddress;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.verification.SocketTarget;
import io.github.sarvanom.verification.Way;
import io.github.sarvanom.verification.Ways;
import java.net.URI;
import java.util.Optional;

/** The ways to containers on this machine: their published ports. */
public final class LocalWays implements Ways {
    private static final int NOBODY = 503;

    private final LocalAddress addresses;
    private final String project;

    /** @param project the name that the containers bear in common */
    public LocalWays(LocalAddress addresses, String project) {
        this.addresses = addresses;
        this.project = project;
    }

    @Override
    public String namespace() {
        return project;
    }

    @Override
    public Way to(SocketTarget target) {
        if (target instanceof SocketTarget.Outside) {
            return Way.straight(target.name(), target.port());
        }
        URI address = published(target)
                .orElseThrow(() -> nobody("no container of " + target.name() + " runs with port " + target.port()));
        return Way.straight(address.getHost(), address.getPort());
    }

    private Optional<URI> published(SocketTarget target) {
        try {
            return addresses.of(target.name(), target.port());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw nobody("interrupted");
        }
    }

    @Override
    public Way toDns() {
        throw nobody("the name service of containers can't be asked from outside of them");
    }

    private static ClusterException nobody(String what) {
        return new ClusterException(NOBODY, "", Problem.of(what), null);
    }
}
