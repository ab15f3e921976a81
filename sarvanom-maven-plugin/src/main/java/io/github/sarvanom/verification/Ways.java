package io.github.sarvanom.verification;

import io.github.sarvanom.cluster.ClusterException;

/** Finds ways to ports. Safe for use by many threads. */
public interface Ways {

    /** Whose services are meant. */
    String namespace();

    /** @throws ClusterException when there is no such service, or nobody who answers for it */
    Way to(SocketTarget target);

    /**
     * To the name service that the services themselves ask.
     *
     * @throws ClusterException as above
     */
    Way toDns();
}
