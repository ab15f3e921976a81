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

    /** Bytes of the output that are kept; whoever writes more is not listened to any longer. */
    static final int AT_MOST = 1 << 20;

    private static final int OUTPUT = 1;
    /** A web socket's normal end (RFC 6455, section 7.4.1). */
    private static final int NORMAL = 1000;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<String>> text = new CompletableFuture<>();

    /** Done when the command has ended, or has written enough; empty when it could not be run, or wrote nothing. */
    CompletableFuture<Optional<String>> text() {
        return text;
    }

    /** Closes the socket as soon as nobody waits for the command any more, also where it is opened only after that. */
    void closesWhenDone(CompletableFuture<WebSocket> opening) {
        CompletableFuture<Boolean> unused = text.handle((written, stopped) -> true)
                .thenCombine(opening, (done, socket) -> socket.sendClose(NORMAL, ""));
    }

    @Override
    public void onOpen(WebSocket socket) {
        requestMore(socket);
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
        int channel = message.hasRemaining() ? message.get() : OUTPUT;
        if (channel == OUTPUT) {
            byte[] bytes = new byte[Math.min(message.remaining(), AT_MOST - output.size())];
            message.get(bytes);
            output.writeBytes(bytes);
        }
        if (output.size() == AT_MOST) {
            complete();
        }
        requestMore(socket);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason) {
        complete();
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        text.complete(Optional.empty());
    }

    private void complete() {
        String written = output.toString(StandardCharsets.UTF_8);
        text.complete(written.isEmpty() ? Optional.empty() : Optional.of(written));
    }

    private void requestMore(WebSocket socket) {
        if (!text.isDone()) {
            socket.request();
        }
    }
}
