package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;

/** Changes one API server; seen by {@code apply} and {@code release} alone. Same threading and errors as {@link ClusterReader}. */
public interface ClusterWriter {

    /**
     * Server-side apply with field manager {@code sarvanom}, without force.
     *
     * @return the object as the server stored it
     * @throws ClusterConflict when another field manager owns a field with another value
     */
    LiveObject apply(Manifest manifest);

    /**
     * Makes an object, which nobody may have made yet.
     *
     * @throws ClusterException with status 409 when it is there already; that may be our own, when an answer got lost
     */
    LiveObject create(Manifest manifest);

    /**
     * Replaces a whole object.
     *
     * @param manifest with {@code metadata.resourceVersion}: nothing happens when the object was changed since then
     * @throws ClusterException with status 409 when it was; that may have been us, when an answer got lost
     */
    LiveObject replace(Manifest manifest);

    /**
     * Deletes the very object that was seen, and in the background what it owns. An object that is gone already is no failure.
     *
     * @param uid of the object that was seen
     * @throws ClusterException with status 409 when another object has its name by now
     */
    default void delete(ResourceId id, String uid) {
        delete(new Deletion(id, uid, Deletion.Dependents.LATER));
    }

    /**
     * Deletes the object, or begins to: what holds it up (dependents, finalizers) may go first. One that is not there any more
     * is as wanted.
     *
     * @return whether it is gone; otherwise it is on its way
     * @throws ClusterException with status 409 when another object has that name by now
     */
    boolean delete(Deletion deletion);
}
