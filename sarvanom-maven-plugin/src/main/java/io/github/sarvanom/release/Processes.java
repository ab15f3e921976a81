package io.github.sarvanom.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells processes of this machine apart, so that a run that was killed here is known to be dead at once. Linux only: elsewhere nothing
 * tells one machine, or one container's processes, from another's, and a dead run is known by its silence alone.
 */
final class Processes {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path SPACE = Path.of("/proc/self/ns/pid");

    private Processes() {}

    /** This process; empty when it cannot be told from those of another machine. */
    static String own() {
        ProcessHandle own = ProcessHandle.current();
        return space().map(space -> space + " " + own.pid() + " " + started(own))
                .orElse("");
    }

    /** Whether the process ran on this machine and has ended for sure. */
    static boolean hasEnded(String process) {
        String[] parts = process.split(" ", -1);
        if (parts.length != 3 || !space().equals(Optional.of(parts[0]))) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(parts[1]))
                .filter(ProcessHandle::isAlive)
                .filter(there -> started(there).equals(parts[2]))
                .isEmpty();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("-");
    }

    private static Optional<String> space() {
        try {
            return Optional.of(Files.readString(BOOT).strip() + ":"
                    + Files.readSymbolicLink(SPACE).toString());
        } catch (IOException | UnsupportedOperationException notLinux) {
            return Optional.empty();
        }
    }
}
