package io.github.sarvanom.compose;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** An answer that goes on until one of both ends it. Closing it from another thread ends a read that waits. */
final class EngineStream implements Closeable {
    private final Socket socket;
    private final InputStream body;

    EngineStream(Socket socket, InputStream body) {
        this.socket = socket;
        this.body = body;
    }

    InputStream body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
