package io.github.sarvanom.rehearsal.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of one run that only its owner can read and that goes with the run, in memory where the system has a place for that: the
 * files of mounted Secrets, as a kubelet keeps them.
 */
final class PrivateFolder implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String NAME = "sarvanom-rehearsal-";

    private final Path path;

    private PrivateFolder(Path path) {
        this.path = path;
    }

    /** @param temporary where the system has no folder in memory */
    static PrivateFolder open(Path temporary) throws IOException {
        Path parent = Files.isDirectory(MEMORY) && Files.isWritable(MEMORY) ? MEMORY : temporary;
        sweep(parent);
        return new PrivateFolder(
                Files.createTempDirectory(parent, NAME + ProcessHandle.current().pid() + "-"));
    }

    Path path() {
        return path;
    }

    /** Takes away what a run that was killed left behind. */
    private static void sweep(Path parent) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(parent)) {
            left = files.filter(PrivateFolder::isLeftBehind).toList();
        }
        for (Path each : left) {
            Folders.delete(each);
        }
    }

    private static boolean isLeftBehind(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches(NAME + "\\d{1,18}-.*") || !Files.isWritable(folder)) {
            return false;
        }
        String pid = name.substring(NAME.length(), name.indexOf('-', NAME.length()));
        return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    @Override
    public void close() throws IOException {
        Folders.delete(path);
    }
}
