package io.github.sarvanom.verification;

import io.github.sarvanom.cluster.PodPorts.Forward;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to come to a port from this machine, until closed. */
public final class Way implements AutoCloseable {
    private final InetSocketAddress address;
    private final @Nullable Forward forward;

    private Way(InetSocketAddress address, @Nullable Forward forward) {
        this.address = address;
        this.forward = forward;
    }

    /** To a port that this machine reaches by itself. */
    public static Way straight(String host, int port) {
        return new Way(new InetSocketAddress(host, port), null);
    }

    static Way through(Forward forward) {
        return new Way(new InetSocketAddress(InetAddress.getLoopbackAddress(), forward.localPort()), forward);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Host and port, as they stand in an address. */
    String authority() {
        return (forward == null ? address.getHostString() : "127.0.0.1") + ":" + address.getPort();
    }

    /**
     * What the cluster has against it; empty when nothing, and for a straight way.
     *
     * @throws io.github.sarvanom.cluster.ClusterException when the right to it is missing
     */
    Optional<String> complaint() {
        return forward == null || forward.complaint().isEmpty() ? Optional.empty() : Optional.of(forward.complaint());
    }

    /** Whether a connection says nothing of whether anybody listens at the other end. */
    boolean isIndirect() {
        return forward != null;
    }

    @Override
    public void close() {
        if (forward != null) {
            forward.close();
        }
    }
}
