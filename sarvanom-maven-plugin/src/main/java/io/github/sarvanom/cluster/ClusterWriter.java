package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.Manifest;

/** Changes one API server; seen by {@code apply} and {@code release} alone. Same threading and errors as {@link ClusterReader}. */
public interface ClusterWriter {

    /**
     * Server-side apply with field manager {@code sarvanom}, without force.
     *
     * @return the object as the server stored it
     * @throws ClusterConflict when another field manager owns a field with another value
     */
    LiveObject apply(Manifest manifest);
}
