package io.github.sarvanom.rehearsal.processes.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives a JVM the addresses of its pod, as a network namespace would. Called by the JDK's own {@code sun.nio.ch.Net} before it binds
 * or connects a socket; static, since that is all a patched method of the JDK can call.
 */
public final class PodSockets {
    private static final Set<Integer> OWN_PORTS = ConcurrentHashMap.newKeySet();
    private static volatile Addresses addresses =
            new Addresses(InetAddress.getLoopbackAddress(), InetAddress.getLoopbackAddress());

    private PodSockets() {}

    /**
     * The addresses of one pod, both of 127.0.0.0/8.
     *
     * @param pod where others reach it
     * @param own what only it reaches: the pod's {@code localhost}
     */
    private record Addresses(InetAddress pod, InetAddress own) {}

    static void settle(InetAddress pod, InetAddress own) {
        addresses = new Addresses(pod, own);
    }

    /** Where to bind instead: "everywhere" is the pod's address, {@code localhost} the one that only the pod reaches. */
    public static InetAddress bind(InetAddress wanted, int port) {
        if (wanted.isAnyLocalAddress() || (isLocalhost(wanted) && port == 0)) {
            return addresses.pod();
        }
        if (isLocalhost(wanted)) {
            OWN_PORTS.add(port);
            return addresses.own();
        }
        return wanted;
    }

    /**
     * Where to connect instead.
     *
     * @throws NoRouteToHostException when the address is not of this machine: nothing of a rehearsal leaves it
     */
    public static InetAddress connect(InetAddress wanted, int port) throws IOException {
        if (wanted.isAnyLocalAddress() || isLocalhost(wanted)) {
            return OWN_PORTS.contains(port) ? addresses.own() : addresses.pod();
        }
        if (!wanted.isLoopbackAddress()) {
            throw new NoRouteToHostException("a rehearsal reaches nothing outside of this machine, so not "
                    + wanted.getHostAddress() + " port " + port);
        }
        return wanted;
    }

    /** 127.0.0.1 or ::1; the rest of 127.0.0.0/8 belongs to pods and Services. */
    private static boolean isLocalhost(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress() && (bytes.length > 4 || (bytes[1] == 0 && bytes[2] == 0 && bytes[3] == 1));
    }
}
