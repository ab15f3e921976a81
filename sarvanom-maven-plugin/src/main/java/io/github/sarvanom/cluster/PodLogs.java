package io.github.sarvanom.cluster;

import java.io.InputStream;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what containers write. Safe for use by many threads. */
public interface PodLogs {
    /**
     * A container's log as it comes, each line behind its time (RFC 3339) and a blank. Closing it from another thread ends a read
     * that waits.
     *
     * @throws ClusterException 400 while the container waits for its start, 404 without the pod
     */
    InputStream open(Container container, Extent extent);

    /** Whose log it is. */
    record Container(String namespace, String pod, String name) {}

    /**
     * How much of it.
     *
     * @param lines the last so many; empty means all that the node has kept
     * @param seconds those so long ago at most
     */
    record Extent(OptionalInt lines, OptionalLong seconds, Mode mode) {
        /** As much, to another end. */
        public Extent to(Mode end) {
            return new Extent(lines, seconds, end);
        }
    }

    /** Where it ends. */
    enum Mode {
        /** At the last line written so far. */
        SO_FAR,
        /** When the container ends. */
        FOLLOW,
        /** Where the run before the last restart ended. */
        BEFORE_RESTART
    }
}
