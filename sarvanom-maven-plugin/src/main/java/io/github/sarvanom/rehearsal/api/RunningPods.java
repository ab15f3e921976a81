package io.github.sarvanom.rehearsal.api;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The pods that really run, where there are such. */
public interface RunningPods {
    /** Nothing really runs. */
    RunningPods NONE = new RunningPods() {
        @Override
        public Optional<ContainerLog> log(ObjectNode pod, String container, boolean previous) {
            return Optional.empty();
        }

        @Override
        public Optional<ApiResponse> ask(ObjectNode service, String port, String path) {
            return Optional.empty();
        }
    };

    /**
     * The log of a container; empty when it does not really run.
     *
     * @param previous the log of the process before the present one
     */
    Optional<ContainerLog> log(ObjectNode pod, String container, boolean previous);

    /**
     * Sends a GET through a Service.
     *
     * @param port number or name; empty for the only one
     * @param path with its query
     * @return what a pod answered, or 503 when none did; empty when pods do not really run
     */
    Optional<ApiResponse> ask(ObjectNode service, String port, String path);
}
