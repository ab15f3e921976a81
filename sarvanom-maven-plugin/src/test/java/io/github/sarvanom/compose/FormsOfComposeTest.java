package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small notations of compose files and engines. */
class FormsOfComposeTest {
    @ParameterizedTest
    @CsvSource({"512m, 536870912", "1g, 1073741824", "2GB, 2147483648", "100k, 102400", "1000, 1000", "10b, 10"})
    void bytes(String text, long bytes) {
        assertThat(Amounts.bytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @CsvSource({"2s, 2000000000", "1m30s, 90000000000", "1.5s, 1500000000", "250ms, 250000000"})
    void times(String text, long nanoseconds) {
        assertThat(Amounts.nanoseconds(text)).hasValue(nanoseconds);
    }

    @Test
    void whatIsNoAmountHasNone() {
        assertThat(Amounts.bytes("much")).isEmpty();
        assertThat(Amounts.nanoseconds("soon")).isEmpty();
    }

    @Test
    void ports() {
        assertThat(PublishedPort.parse("127.0.0.1:5433:5432"))
                .contains(new PublishedPort("127.0.0.1", 5433, "5432/tcp"));
        assertThat(PublishedPort.parse("53:53/udp")).contains(new PublishedPort("", 53, "53/udp"));
        assertThat(PublishedPort.parse("8000-8010:80")).isEmpty();
    }

    @Test
    void logsComeInFrames() {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frame(frames, 1, "first\nsec");
        frame(frames, 2, "ond\n");
        frames.writeBytes(new byte[] {1, 0, 0, 0, 0, 0, 0, 99, 'c', 'u', 't'});

        assertThat(LogFrames.lines(frames.toByteArray())).containsExactly("first", "second", "cut");
    }

    private static void frame(ByteArrayOutputStream frames, int stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frames.writeBytes(new byte[] {(byte) stream, 0, 0, 0, 0, 0, 0, (byte) bytes.length});
        frames.writeBytes(bytes);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesTheProcessThatHasAPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new PortOwner(Path.of("/proc"))
                            .of(new PublishedPort(Ports.LOOPBACK, taken.getLocalPort(), "1/tcp")))
                    .hasValueSatisfying(owner -> assertThat(owner)
                            .contains("java")
                            .contains("process " + ProcessHandle.current().pid()));
        }
    }
}
