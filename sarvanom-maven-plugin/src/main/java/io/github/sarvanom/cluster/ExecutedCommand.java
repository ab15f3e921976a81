package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What one command in a container writes. A message's first byte is its channel: 1 is the standard output, 3 the status, which comes
 * last (Kubernetes, {@code remotecommand/websocket.go}).
 */
final class ExecutedCommand implements WebSocket.Listener {
    static final String PROTOCOL = "v4.channel.k8s.io";

    private static final int OUTPUT = 1;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<String>> text = new CompletableFuture<>();

    /** Done when the command has ended; empty when it could not be run, or wrote nothing. */
    CompletableFuture<Optional<String>> text() {
        return text;
    }

    @Override
    public void onOpen(WebSocket socket) {
        socket.request();
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
        int channel = message.hasRemaining() ? message.get() : OUTPUT;
        if (channel == OUTPUT) {
            byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            output.writeBytes(bytes);
        }
        socket.request();
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason) {
        String written = output.toString(StandardCharsets.UTF_8);
        text.complete(written.isEmpty() ? Optional.empty() : Optional.of(written));
        socket.sendClose(code, "");
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        text.complete(Optional.empty());
    }
}
