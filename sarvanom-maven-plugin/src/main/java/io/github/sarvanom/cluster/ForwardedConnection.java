package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection: bytes of the local socket out, bytes of the pod in. A message's first byte is its channel, 0 for data and 1 for
 * errors, and the first message of each channel repeats the port (kubelet's {@code portforward/websocket.go}).
 */
final class ForwardedConnection implements WebSocket.Listener {
    static final String PROTOCOL = "v4.channel.k8s.io";

    private static final Pattern DIAL = Pattern.compile("dial tcp4? \\S+: connect: connection refused");
    private static final int DATA = 0;
    private static final int BUFFER = 32 * 1024;

    private final Socket local;
    private final Consumer<String> complain;
    private final Consumer<ForwardedConnection> ended;
    private final boolean[] greeted = new boolean[2];
    private volatile boolean over;

    ForwardedConnection(Socket local, Consumer<String> complain, Consumer<ForwardedConnection> ended) {
        this.local = local;
        this.complain = complain;
        this.ended = ended;
    }

    @Override
    public void onOpen(WebSocket socket) {
        Thread thread = new Thread(() -> send(socket), "sarvanom-forward-out");
        thread.setDaemon(true);
        thread.start();
        socket.request();
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
        int channel = message.hasRemaining() ? message.get() : DATA;
        if (channel < 0 || channel >= greeted.length || !greeted[channel]) {
            greeted[Math.max(0, Math.min(1, channel))] = true;
        } else if (channel == DATA) {
            receive(message);
        } else if (message.hasRemaining()) {
            complain.accept(
                    core(StandardCharsets.UTF_8.decode(message).toString().strip()));
            close();
        }
        socket.request();
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason) {
        over = true;
        close();
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        refused(failure);
    }

    void refused(Throwable failure) {
        over = true;
        int status = status(failure);
        complain.accept(status == 0 ? cause(failure).toString() : "the API server answers " + status);
        close();
    }

    /** What the server answered to the handshake; 0 when it was not that which failed. */
    static int status(Throwable failure) {
        return cause(failure) instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().code()
                : 0;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    void close() {
        ended.accept(this);
        try {
            local.close();
        } catch (IOException gone) {
            // it was to be closed anyway
        }
    }

    /** What the dial in the pod came to; the runtime wraps it into many words. */
    private static String core(String complaint) {
        Matcher dial = DIAL.matcher(complaint);
        return dial.find() ? dial.group() : complaint;
    }

    private void receive(ByteBuffer data) {
        try {
            WritableByteChannel out = Channels.newChannel(local.getOutputStream());
            out.write(data);
        } catch (IOException gone) {
            close();
        }
    }

    private void send(WebSocket socket) {
        byte[] bytes = new byte[BUFFER];
        try (InputStream in = local.getInputStream()) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                ByteBuffer message = ByteBuffer.allocate(read + 1);
                message.put((byte) DATA).put(bytes, 0, read).flip();
                socket.send(message);
            }
        } catch (IOException closed) {
            // the pod's side, or the owner, has closed it
        }
        if (!over) {
            socket.sendClose(1000, "");
        }
    }
}
