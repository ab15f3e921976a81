package io.github.sarvanom.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Asks whether anything listens at the server's address, before the client does with its retries: who is not there is told at once,
 * and who is silent (a VPN that is down) after a few seconds instead of minutes.
 */
final class FirstContact {
    private static final int PATIENCE_MILLIS = 4000;

    private FirstContact() {}

    /**
     * Returns when there is a listener, or when the way leads through a proxy.
     *
     * @throws ClusterException when there is none
     */
    static void to(Login login) {
        URI address = URI.create(login.address());
        if (login.config().getHttpProxy() != null || login.config().getHttpsProxy() != null || isProxied(address)) {
            return;
        }
        try (Socket socket = new Socket()) {
            InetSocketAddress there = new InetSocketAddress(address.getHost(), port(address));
            if (there.isUnresolved()) {
                throw new UnknownHostException(address.getHost());
            }
            socket.connect(there, PATIENCE_MILLIS);
        } catch (IOException notThere) {
            throw Unreachable.of(notThere, login);
        }
    }

    /** Whether the JVM was told to use a proxy ({@code -Dhttps.proxyHost}); the client then uses it, too. */
    private static boolean isProxied(URI address) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector != null
                && selector.select(address).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "http".equals(address.getScheme()) ? 80 : 443;
    }
}
