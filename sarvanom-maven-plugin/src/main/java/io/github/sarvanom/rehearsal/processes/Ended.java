package io.github.sarvanom.rehearsal.processes;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a container's process came to its end.
 *
 * @param ran from start to end
 * @param nanoTime of the end
 */
record Ended(int exitCode, String startedAt, String finishedAt, String containerId, Duration ran, long nanoTime) {

    Duration ago() {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    void writeTo(ObjectNode state) {
        state.putObject("terminated")
                .put("exitCode", exitCode)
                .put("reason", exitCode == 0 ? "Completed" : "Error")
                .put("startedAt", startedAt)
                .put("finishedAt", finishedAt)
                .put("containerID", containerId);
    }
}
