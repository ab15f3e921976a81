package io.github.sarvanom.rehearsal.processes;

/** What pods that are processes have to say to whoever sits before the screen. Called on any thread. */
public interface ProcessLog {
    /** Nobody listens. */
    ProcessLog SILENT = new ProcessLog() {};

    /** A process has started. */
    default void started(String pod, String container, long pid) {}

    /** A process wrote a line. */
    default void wrote(String pod, String container, String line) {}

    /** Who is no pod reaches a Service there. */
    default void opened(String service, String address) {}

    /** A container is not run, since its image was not built here: it only pretends. */
    default void pretended(String pod, String image) {}

    /** Something of this machine is in the way. */
    default void hindered(String what) {}
}
