package io.github.sarvanom.rehearsal.processes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Whether a port accepts a connection. */
record TcpProbe(String address, int port) implements ProbeAction {
    @Override
    @SuppressWarnings("AddressSelection") // an address, not a name: there is one only
    public ProbeAnswer ask(Duration timeout) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
            return ProbeAnswer.SUCCESS;
        } catch (SocketTimeoutException e) {
            return ProbeAnswer.failure("dial tcp " + address + ":" + port + ": i/o timeout");
        } catch (IOException e) {
            return ProbeAnswer.failure("dial tcp " + address + ":" + port + ": connect: connection refused");
        }
    }
}
