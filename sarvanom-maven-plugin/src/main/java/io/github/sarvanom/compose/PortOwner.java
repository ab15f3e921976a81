package io.github.sarvanom.compose;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds who listens on a port of this machine, as far as Linux lets this user see: {@code /proc}.
 *
 * @see <a href="https://docs.kernel.org/networking/proc_net_tcp.html">/proc/net/tcp</a>
 */
final class PortOwner {
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENS = "0A";

    private final Path proc;

    /** @param proc {@code /proc} */
    PortOwner(Path proc) {
        this.proc = proc;
    }

    /** Name and number, {@code postgres (process 4711)}; empty where it cannot be known. */
    Optional<String> of(int port) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> inodes(proc.resolve("net").resolve(table), port))
                .flatMap(inode -> processes().stream().filter(process -> holds(process, inode)))
                .findFirst()
                .map(PortOwner::name);
    }

    private static Stream<String> inodes(Path table, int port) {
        String end = ":" + String.format(Locale.ROOT, "%04X", port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.trim().split("\\s+", -1))
                    .filter(fields -> fields.length > INODE)
                    .filter(fields -> fields[LOCAL_ADDRESS].endsWith(end) && fields[STATE].equals(LISTENS))
                    .map(fields -> fields[INODE]);
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }

    private List<Path> processes() {
        try (Stream<Path> all = Files.list(proc)) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .toList();
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    private static boolean holds(Path process, String inode) {
        String socket = "socket:[" + inode + "]";
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException notOurs) {
            return false;
        }
        return false;
    }

    private static String name(Path process) {
        String number = process.getFileName().toString();
        try {
            return Files.readString(process.resolve("comm")).strip() + " (process " + number + ")";
        } catch (IOException ended) {
            return "process " + number;
        }
    }
}
