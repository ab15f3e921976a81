package io.github.sarvanom.image;

import java.util.List;

/** What a JVM in a container is told when nobody says otherwise; the user's own flags come after and win. */
final class ContainerDefaults {
    /**
     * The heap may take three quarters of the container's memory limit (the JVM's own default is one quarter), and a JVM
     * that is out of memory ends, so that Kubernetes starts a fresh one. Temporary files need no flag: they go to /tmp,
     * which is writable, and all else is read-only.
     */
    static final List<String> JVM_FLAGS = List.of("-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError");

    private ContainerDefaults() {}
}
