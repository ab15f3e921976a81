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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on loopback, and carries each connection through a web socket of its own to the {@code portforward} subresource. */
final class PortForwarding implements PodPorts.Forward {
    private final HttpClient http;
    private final URI address;
    private final ServerSocket door;
    private final Set<ForwardedConnection> open = ConcurrentHashMap.newKeySet();
    private volatile String complaint = "";

    private PortForwarding(HttpClient http, URI address, ServerSocket door) {
        this.http = http;
        this.address = address;
        this.door = door;
    }

    /** @param address of the subresource, with the port in its query */
    static PortForwarding start(HttpClient http, URI address) {
        try {
            ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            PortForwarding forwarding = new PortForwarding(http, address, door);
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
                        connection.refused(refused);
                    }
                });
    }
}
