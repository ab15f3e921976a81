package io.github.sarvanom.compose;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds who has a port of this machine, as far as Linux lets this user see: {@code /proc}. Addresses stand there in hexadecimal, four
 * bytes at a time in the order of the machine; a socket of UDP that waits for anybody is in the state of a closed one.
 *
 * @see <a href="https://docs.kernel.org/networking/proc_net_tcp.html">/proc/net/tcp</a>
 */
final class PortOwner {
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final Map<String, String> WAITS = Map.of("tcp", "0A", "udp", "07");

    private final Path proc;

    /** @param proc {@code /proc} */
    PortOwner(Path proc) {
        this.proc = proc;
    }

    /** Name and number, {@code postgres (process 4711)}; empty where it cannot be known. */
    Optional<String> of(PublishedPort port) {
        return inodes(port)
                .flatMap(inode -> processes().stream().filter(process -> holds(process, inode)))
                .findFirst()
                .map(PortOwner::name);
    }

    /** Whether anybody has it, on this address or on all; false where it cannot be known. */
    boolean isTaken(PublishedPort port) {
        return inodes(port).findAny().isPresent();
    }

    private Stream<String> inodes(PublishedPort port) {
        String protocol = port.isUdp() ? "udp" : "tcp";
        return Stream.of(protocol, protocol + "6")
                .flatMap(table -> fields(proc.resolve("net").resolve(table)))
                .filter(fields -> fields[STATE].equals(WAITS.get(protocol)) && isOn(fields[LOCAL_ADDRESS], port))
                .map(fields -> fields[INODE]);
    }

    private static Stream<String[]> fields(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.trim().split("\\s+", -1))
                    .filter(fields -> fields.length > INODE);
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }

    private static boolean isOn(String said, PublishedPort port) {
        String end = ":" + String.format(Locale.ROOT, "%04X", port.outside());
        String wanted = hexadecimal(port.address());
        String address = said.substring(0, Math.max(0, said.length() - end.length()));
        return said.endsWith(end) && (address.matches("0+") || wanted.matches("0*") || address.endsWith(wanted));
    }

    /** Empty for all addresses. */
    private static String hexadecimal(String address) {
        String[] parts = address.isEmpty() ? new String[0] : address.split("\\.", -1);
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            String two = String.format(Locale.ROOT, "%02X", Integer.parseInt(part));
            text.insert(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : text.length(), two);
        }
        return text.toString();
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
