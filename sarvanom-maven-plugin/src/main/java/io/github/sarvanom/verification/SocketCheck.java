package io.github.sarvanom.verification;

import io.github.sarvanom.verification.Check.Origin;
import java.util.Optional;

/** A question to a port that does not speak HTTP. All of these stand in {@code <verification>}. */
public sealed interface SocketCheck extends Check {

    SocketTarget target();

    @Override
    default String name() {
        return target().name();
    }

    @Override
    default Optional<String> service() {
        return target().ownService();
    }

    @Override
    default Origin origin() {
        return Origin.SAID;
    }

    /** Whether somebody listens. */
    record Tcp(SocketTarget target) implements SocketCheck {
        @Override
        public String question() {
            return "TCP " + target.port();
        }
    }

    /**
     * Whether the certificate holds for some time yet. That of a public host must also be trusted by this Java and be made for the
     * host; inside the cluster only its dates are looked at, since this machine knows none of the cluster's authorities.
     *
     * @param days it has to be good for, from now on
     */
    record Tls(SocketTarget target, int days) implements SocketCheck {
        @Override
        public String question() {
            return "TLS " + target.port() + " for " + days + " days";
        }
    }

    /**
     * Whether Redis, or what speaks like it, answers a PING.
     *
     * @param password name of the secret; empty when it asks for none
     */
    record Redis(SocketTarget target, Optional<String> password) implements SocketCheck {
        @Override
        public String question() {
            return "PING " + target.port();
        }
    }
}
