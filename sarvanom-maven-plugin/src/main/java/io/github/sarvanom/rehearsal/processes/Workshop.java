package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.controllers.Node;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * What all containers of a node are run with.
 *
 * @param java the program
 * @param agent the jar that each process starts with
 * @param helpers threads for what takes its time: unpacking, starting, stopping
 * @param probes threads that probe
 * @param pace of the probes
 */
record Workshop(
        Node node,
        ImageUnpacker images,
        Path java,
        Path agent,
        ExecutorService helpers,
        ScheduledExecutorService probes,
        Pace pace,
        ProcessLog log) {
    private static final int PROBES_AT_ONCE = 8;

    static Workshop open(Node node, ImageUnpacker images, Path java, Path agent, ProcessLog log) {
        return new Workshop(
                node,
                images,
                java,
                agent,
                Executors.newCachedThreadPool(daemon("rehearsal-helper")),
                Executors.newScheduledThreadPool(PROBES_AT_ONCE, daemon("rehearsal-probe")),
                new Pace(),
                log);
    }

    static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    void close() {
        helpers.shutdownNow();
        probes.shutdownNow();
    }
}
