package io.github.sarvanom.rehearsal.api;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Finds logs of containers that really run. */
public interface PodLogs {
    /** Nothing really runs. */
    PodLogs NONE = (pod, container, previous) -> Optional.empty();

    /**
     * The log of a container; empty when there is none.
     *
     * @param previous the log of the process before the present one
     */
    Optional<ContainerLog> log(ObjectNode pod, String container, boolean previous);
}
