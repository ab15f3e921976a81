package io.github.sarvanom.compose;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Optional;

/**
 * Asks a container from this machine whether it is well, as the kubelet asks a pod: by HTTP where there is a path, else by a
 * connection.
 *
 * @param port on which the container listens
 */
record Probe(int port, Optional<String> path) {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int PATIENCE_MILLIS = 100;
    private static final int FIRST_BAD = 400;

    /** What keeps it from being well, to be read after its name; empty when it is well. */
    Optional<String> ask(PublishedPort published) {
        String host = published.address().isEmpty() ? Ports.LOOPBACK : published.address();
        try {
            return path.isPresent()
                    ? http("http://" + host + ":" + published.outside() + path.get())
                    : tcp(new InetSocketAddress(host, published.outside()));
        } catch (IOException notYet) {
            return Optional.of("does not answer on port " + published.outside());
        }
    }

    private static Optional<String> http(String address) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        try {
            int status = connection.getResponseCode();
            return status < FIRST_BAD
                    ? Optional.empty()
                    : Optional.of(
                            "answers " + status + " at " + URI.create(address).getPath());
        } finally {
            connection.disconnect();
        }
    }

    /** The engine's proxy takes every connection, and closes it at once when nobody listens behind it. */
    private static Optional<String> tcp(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, TIMEOUT_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket.getInputStream().read() < 0
                    ? Optional.of("does not listen on port " + address.getPort())
                    : Optional.empty();
        } catch (SocketTimeoutException silentButThere) {
            return Optional.empty();
        }
    }
}
