package io.github.sarvanom.verification;

import java.util.Optional;

/** Whose port is asked. */
public sealed interface SocketTarget {

    /** The service or host alone. */
    String name();

    /** Its name when it is a service of this application. */
    default Optional<String> ownService() {
        return this instanceof Inside ? Optional.of(name()) : Optional.empty();
    }

    int port();

    /**
     * A service, from inside the cluster: one ready pod behind it answers for all.
     *
     * @param port the Service's
     */
    record Inside(String service, int port) implements SocketTarget {
        @Override
        public String name() {
            return service;
        }
    }

    /** A host, from this machine, as the public reaches it. */
    record Outside(String host, int port) implements SocketTarget {
        @Override
        public String name() {
            return host;
        }
    }
}
