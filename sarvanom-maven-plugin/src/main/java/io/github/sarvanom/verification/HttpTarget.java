package io.github.sarvanom.verification;

import java.net.URI;

/** Who is asked over HTTP. */
public sealed interface HttpTarget {

    /** The host or service alone. */
    String name();

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
