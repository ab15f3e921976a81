package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.github.sarvanom.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Listens on loopback, and carries each connection through a web socket of its own to the {@code portforward} subresource. */
final class PortForwarding implements PodPorts.Forward {
    private static final int FORBIDDEN = 403;

    private final HttpClient http;
    private final URI address;
    private final ServerSocket door;
    private final Set<ForwardedConnection> open = ConcurrentHashMap.newKeySet();
    private final Supplier<CompletableFuture<Optional<ClusterException>>> lacking;
    private volatile String complaint = "";
    private volatile Optional<ClusterException> refusal = Optional.empty();

    private PortForwarding(
            HttpClient http,
            URI address,
            ServerSocket door,
            Supplier<CompletableFuture<Optional<ClusterException>>> lacking) {
        this.http = http;
        this.address = address;
        this.door = door;
        this.lacking = lacking;
    }

    /**
     * Starts to listen.
     *
     * @param address of the subresource, with the port in its query
     * @param lacking which right is missing; asked when the server answers 403
     */
    static PortForwarding start(
            HttpClient http, URI address, Supplier<CompletableFuture<Optional<ClusterException>>> lacking) {
        try {
            ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            PortForwarding forwarding = new PortForwarding(http, address, door, lacking);
            Thread thread = new Thread(forwarding::accept, "sarvanom-forward-" + door.getLocalPort());
            thread.setDaemon(true);
            thread.start();
            return forwarding;
        } catch (IOException none) {
            throw new ClusterException(
                    0, "", Problem.of("no port of this machine could be opened").seen(none.toString()), none);
        }
    }

    @Override
    public int localPort() {
        return door.getLocalPort();
    }

    @Override
    public String complaint() {
        refusal.ifPresent(missing -> {
            throw missing;
        });
        return complaint;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        open.forEach(ForwardedConnection::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                carry(door.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket local) {
        ForwardedConnection connection = new ForwardedConnection(local, what -> complaint = what, open::remove);
        open.add(connection);
        CompletableFuture<WebSocket> unused = http.newWebSocketBuilder()
                .uri(address)
                .subprotocol(ForwardedConnection.PROTOCOL)
                .buildAsync(connection)
                .whenComplete((socket, refused) -> {
                    if (refused != null) {
                        refused(connection, refused);
                    }
                });
    }

    /** Whoever sees the connection end finds the reason. */
    private void refused(ForwardedConnection connection, Throwable why) {
        if (ForwardedConnection.status(why) != FORBIDDEN) {
            connection.refused(why);
            return;
        }
        CompletableFuture<Void> unused = lacking.get().thenAccept(missing -> {
            refusal = missing;
            connection.refused(why);
        });
    }
}
