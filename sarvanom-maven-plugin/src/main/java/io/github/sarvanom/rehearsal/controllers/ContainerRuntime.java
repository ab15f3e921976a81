package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What runs the containers of the pods of the rehearsal's node. Called on the controllers' one thread only; nothing here may block. */
public interface ContainerRuntime extends AutoCloseable {

    /** Makes a runtime for a node. */
    interface Maker {
        ContainerRuntime make(Node node);
    }

    /** Whether pods of a namespace are taken up, by now; others stay as they are. */
    boolean takes(String namespace);

    /** The pod's own IPv4 address, the same for as long as the pod lives. */
    String address(ObjectNode pod);

    /**
     * How the containers are now, one status each in the order of the specification; starts what is to be started. Whoever runs
     * containers asks the loop for the pod when one of them changes.
     */
    List<ObjectNode> statuses(ObjectNode pod, ObjectKey key);

    /** Ends a pod that is being deleted, without waiting; true when nothing of it runs any more. */
    boolean hasEnded(ObjectNode pod, ObjectKey key);

    /** Ends everything that runs; what is stored stays as it is. */
    @Override
    void close();
}
