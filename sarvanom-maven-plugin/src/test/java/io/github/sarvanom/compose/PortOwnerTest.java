package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tables as Linux 6.1 writes them. */
@DisabledOnOs(OS.WINDOWS)
class PortOwnerTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String REST = " 00:00000000 00000000  0        0 %d 1 0 100 0 0 10 0\n";

    @TempDir
    Path proc;

    private PortOwner owner;

    @BeforeEach
    void tables() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(
                proc.resolve("net/tcp"),
                HEAD + "   0: 0100007F:1538 00000000:0000 0A 00000000:00000000" + REST.formatted(7001)
                        + "   1: 3500007F:0035 00000000:0000 0A 00000000:00000000" + REST.formatted(7002)
                        + "   2: 0100007F:0050 0100007F:9C40 01 00000000:00000000" + REST.formatted(7003));
        Files.writeString(
                proc.resolve("net/tcp6"),
                HEAD + "   0: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A"
                        + " 00000000:00000000" + REST.formatted(7004)
                        + "   1: 0000000000000000FFFF00000100007F:2000 00000000000000000000000000000000:0000 0A"
                        + " 00000000:00000000" + REST.formatted(7005));
        Files.writeString(
                proc.resolve("net/udp"),
                HEAD + "  10: 00000000:14E9 00000000:0000 07 00000000:00000000" + REST.formatted(7006));
        Path process = Files.createDirectories(proc.resolve("4711/fd"));
        Files.writeString(proc.resolve("4711/comm"), "postgres\n");
        Files.createSymbolicLink(process.resolve("5"), Path.of("socket:[7001]"));
        owner = new PortOwner(proc);
    }

    @Test
    void whoListensIsNamedWithItsNumber() {
        assertThat(owner.of(port("127.0.0.1:5432:5432"))).contains("postgres (process 4711)");
        assertThat(owner.of(port("5432:5432"))).contains("postgres (process 4711)");
        assertThat(owner.of(port("127.0.0.1:443:443"))).as("somebody else's").isEmpty();
    }

    @Test
    void aPortIsTakenOnItsAddressesAlone() {
        assertThat(owner.isTaken(port("127.0.0.1:5432:5432"))).isTrue();
        assertThat(owner.isTaken(port("0.0.0.0:5432:5432"))).isTrue();
        assertThat(owner.isTaken(port("127.0.0.1:53:53")))
                .as("127.0.0.53 is another")
                .isFalse();
        assertThat(owner.isTaken(port("53:53"))).isTrue();
        assertThat(owner.isTaken(port("127.0.0.1:443:443"))).as("taken on all").isTrue();
        assertThat(owner.isTaken(port("127.0.0.1:8192:80"))).as("as of IPv6").isTrue();
        assertThat(owner.isTaken(port("127.0.0.1:80:80"))).as("a connection").isFalse();
    }

    @Test
    void eachProtocolHasItsOwnPorts() {
        assertThat(owner.isTaken(port("127.0.0.1:5353:5353/udp"))).isTrue();
        assertThat(owner.isTaken(port("127.0.0.1:5353:5353"))).isFalse();
        assertThat(owner.isTaken(port("127.0.0.1:5432:5432/udp"))).isFalse();
    }

    @Test
    void whereThereAreNoTablesNothingIsKnown() {
        PortOwner nobody = new PortOwner(proc.resolve("absent"));

        assertThat(nobody.of(port("5432:5432"))).isEmpty();
        assertThat(nobody.isTaken(port("5432:5432"))).isFalse();
    }

    private static PublishedPort port(String text) {
        return PublishedPort.parse(text).orElseThrow();
    }
}
