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

/** The small notations of compose files and engines. */
class FormsOfComposeTest {
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
