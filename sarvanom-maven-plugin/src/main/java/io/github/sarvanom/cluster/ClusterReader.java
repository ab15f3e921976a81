package io.github.sarvanom.cluster;

import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks one API server. Every method blocks and may be called from several threads at once; every method throws
 * {@link ClusterException} when the server refuses or cannot be reached.
 */
public interface ClusterReader {
    /** Label of what is recorded of releases, which {@link #read} passes over unless it is asked for by name. */
    String BOOKKEEPING = "sarvanom.github.io/record";

    /** What a kubelet answers for the log of a container that it has just taken away (kubelet_pods.go), with status 200. */
    String LOG_TAKEN_AWAY = "unable to retrieve container logs for ";

    /** The server's address, and what it says of itself. */
    ServerInfo server();

    /**
     * The present state of the given objects: a list request for each kind and namespace, all in flight together. A namespace
     * or object that is not there is simply not in the answer.
     */
    LiveState read(ManifestSet wanted);

    /** The same, and all members of the application in the kinds that are wanted or that its parent names. */
    LiveState read(ManifestSet wanted, ApplySet set);

    /** One object as it is now; empty when it, or its namespace, is not there. */
    default Optional<LiveObject> find(ResourceId id) {
        Map<String, Object> metadata = id.namespace().isEmpty()
                ? Map.of("name", id.name())
                : Map.of("name", id.name(), "namespace", id.namespace());
        Manifest named = Manifest.of(Map.of("apiVersion", id.apiVersion(), "kind", id.kind(), "metadata", metadata));
        return read(new ManifestSet(List.of(named))).find(id);
    }

    /** All objects of a kind in a namespace whose labels match the selector ({@code a=b,c}; empty means all). */
    Collection<LiveObject> list(String apiVersion, String kind, String namespace, String labelSelector);

    /** The same objects by name, labels and UID only: their content may be large. Implementations may give more. */
    default Collection<LiveObject> names(String apiVersion, String kind, String namespace, String labelSelector) {
        return list(apiVersion, kind, namespace, labelSelector);
    }

    /**
     * What the object would become if the manifest were applied, by a server-side dry run with our field manager and without
     * force.
     *
     * @throws ClusterConflict when another field manager owns a field with another value
     */
    LiveObject preview(Manifest manifest);

    /**
     * What the object would become in another namespace, under another name that nobody has there: for one whose own namespace
     * is not there yet.
     */
    LiveObject previewIn(String namespace, Manifest manifest);

    /**
     * The same by force: what the object would become if all fields that the manifest names were taken from their owners.
     */
    LiveObject previewTakingOver(Manifest manifest);

    /**
     * Lists, then watches a kind in a namespace; {@code onChange} hears of every object, present ones first, on a thread of
     * the client, one call at a time. Broken connections are mended by listing and watching again.
     */
    Watching watch(String apiVersion, String kind, String namespace, Consumer<WatchEvent> onChange);

    /** The last lines of a container's log; {@code previous} asks for the instance before a restart. Empty when there is none. */
    String log(String namespace, String pod, String container, LogInstance instance, int lines);

    /**
     * What a pod answers to one HTTP request, by the API server's proxy; needs the right to get {@code pods/proxy}. Empty when it
     * gives no answer, and where nobody can be asked.
     */
    default Optional<HttpAnswer> ask(PodPorts.PodPort port, String path) {
        return Optional.empty();
    }

    /**
     * The text of files in a running container, one after the other, read by a {@code cat} of its own; needs the rights to get and
     * to create {@code pods/exec} (older servers: to get alone). Empty when a right, the program or all files are missing. Safe for use
     * by many threads.
     */
    default Optional<String> files(String namespace, String pod, String container, List<String> paths) {
        return Optional.empty();
    }

    /** Whether objects of a kind that is not Kubernetes' own have a status which somebody else writes (subresource {@code status}). */
    default boolean hasStatus(String apiVersion, String kind) {
        return false;
    }

    /** Which run of a container is meant. */
    enum LogInstance {
        CURRENT,
        PREVIOUS
    }

    /** A watch under way; closing it ends the calls. */
    interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    /** One object seen by a watch; a deleted one comes with its last state. */
    record WatchEvent(Type type, LiveObject object) {
        public enum Type {
            PRESENT,
            DELETED
        }
    }
}
