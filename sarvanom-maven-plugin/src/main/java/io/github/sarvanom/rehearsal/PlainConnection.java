package io.github.sarvanom.rehearsal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.http.impl.DefaultBHttpServerConnection;

/**
 * A connection that answers in plain text at once when the client begins to speak TLS, so that the client knows. Jib always
 * tries that first; a server that waited for the end of the first line, which never comes, would hold it up for twenty seconds.
 */
final class PlainConnection extends DefaultBHttpServerConnection {
    private static final int BUFFER_BYTES = 8192;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final byte[] ASK_FOR_NOTHING = "GET /v2/ HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    PlainConnection(Socket socket) throws IOException {
        super(BUFFER_BYTES);
        bind(socket);
    }

    @Override
    protected InputStream getSocketInputStream(Socket socket) throws IOException {
        return new FilterInputStream(super.getSocketInputStream(socket)) {
            private boolean begun;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                boolean tls = !begun && read > 0 && bytes[offset] == TLS_HANDSHAKE;
                begun = true;
                if (!tls) {
                    return read;
                }
                System.arraycopy(ASK_FOR_NOTHING, 0, bytes, offset, ASK_FOR_NOTHING.length);
                return ASK_FOR_NOTHING.length;
            }
        };
    }
}
