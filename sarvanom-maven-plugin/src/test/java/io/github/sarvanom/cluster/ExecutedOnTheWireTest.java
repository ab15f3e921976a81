package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.environment.ClusterTarget;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command whose pod talks too long, or not at all, over a real web socket (RFC 6455). */
class ExecutedOnTheWireTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile byte[] said = new byte[0];

    @TempDir
    private Path folder;

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "scripted-exec");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void whoTalksWithoutEndIsCutShort() throws Exception {
        said = ("x".repeat(60_000)).getBytes(StandardCharsets.UTF_8);
        try (ClusterConnection connection = connection()) {
            assertThat(files(connection))
                    .hasValueSatisfying(text -> assertThat(text).hasSize(1 << 20));
            await().atMost(PATIENCE).until(() -> closed.getCount() == 0);
        }
    }

    @Test
    void whoStaysSilentIsLeft() throws Exception {
        try (ClusterConnection connection = connection()) {
            assertThat(files(connection)).isEmpty();
            await().atMost(PATIENCE).until(() -> closed.getCount() == 0);
        }
    }

    @Test
    void anInterruptLeavesToo() throws Exception {
        try (ClusterConnection connection = connection()) {
            Thread asking = new Thread(() -> files(connection), "asking");
            asking.setUncaughtExceptionHandler((thread, interrupted) -> {});
            asking.start();
            opened.await();
            asking.interrupt();
            await().atMost(PATIENCE).until(() -> closed.getCount() == 0);
        }
    }

    private static Optional<String> files(ClusterConnection connection) {
        return connection.reader().files("shop", "web-1", "web", List.of("/proc/net/tcp"));
    }

    private ClusterConnection connection() throws IOException {
        Path kubeconfig = Files.writeString(
                folder.resolve("config"),
                KubeconfigText.of("scripted", "http://127.0.0.1:" + server.getLocalPort(), "{token: t0ken}"));
        return ClusterConnection.open(
                new ClusterTarget.Context("scripted", Optional.of(kubeconfig)), KubeAccess.files(), Optional.empty());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket), "scripted-exec-socket");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String head = head(in);
            if (head.contains("Sec-WebSocket-Key")) {
                upgrade(head, socket.getOutputStream());
                opened.countDown();
                Thread talker = new Thread(() -> talk(socket), "scripted-exec-talker");
                talker.setDaemon(true);
                talker.start();
                awaitClose(in);
            } else {
                String version = "{\"gitVersion\": \"v1.34.4\"}";
                write(
                        socket.getOutputStream(),
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                + version.length() + "\r\n\r\n" + version);
            }
        } catch (Exception gone) {
            // the test sees that nothing was closed
        }
    }

    /** What the program writes, again and again, until nobody listens. */
    private void talk(Socket socket) {
        try {
            byte[] frame = ByteBuffer.allocate(said.length + 5)
                    .put((byte) 0x82)
                    .put((byte) 126)
                    .putShort((short) (said.length + 1))
                    .put((byte) 1)
                    .put(said)
                    .array();
            while (said.length > 0 && closed.getCount() > 0) {
                socket.getOutputStream().write(frame);
            }
        } catch (IOException gone) {
            // as it should be
        }
    }

    /** Reads the client's frames, which are short and masked, until one with the opcode 8. */
    private void awaitClose(DataInputStream in) throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            in.skipNBytes((in.readUnsignedByte() & 0x7f) + 4L);
            if (opcode == 8) {
                closed.countDown();
                return;
            }
        }
    }

    private static void upgrade(String head, OutputStream out) throws Exception {
        String key = head.replaceAll("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");
        byte[] accepted = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        write(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: "
                        + ExecutedCommand.PROTOCOL + "\r\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(accepted) + "\r\n\r\n");
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
