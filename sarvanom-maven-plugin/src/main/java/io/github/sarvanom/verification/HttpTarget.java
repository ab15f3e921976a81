package io.github.sarvanom.verification;

import java.net.URI;
import java.util.Optional;

/** Who is asked over HTTP. */
public sealed interface HttpTarget {

    /** The host or service alone. */
    String name();

    /** Its name when it is a service of this application. */
    default Optional<String> ownService() {
        return this instanceof Inside ? Optional.of(name()) : Optional.empty();
    }

    /**
     * A service, from inside the cluster.
     *
     * @param port the Service's
     */
    record Inside(String service, int port) implements HttpTarget {
        @Override
        public String name() {
            return service;
        }
    }

    /**
     * An address, from this machine, as the public reaches it.
     *
     * @param address scheme, host and port; no path
     */
    record Outside(URI address) implements HttpTarget {
        @Override
        public String name() {
            return address.getHost();
        }
    }
}
