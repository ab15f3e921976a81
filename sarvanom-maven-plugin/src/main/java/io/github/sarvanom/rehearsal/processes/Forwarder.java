package io.github.sarvanom.rehearsal.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Leads each connection to a Service to one of its pods, in turn; it listens only while there is a pod to lead to. */
final class Forwarder {
    private static final int BACKLOG = 128;
    private static final int CONNECT_MILLIS = 2000;

    private final ServerSocket door;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile List<Endpoint> endpoints;

    private Forwarder(ServerSocket door, List<Endpoint> endpoints) {
        this.door = door;
        this.endpoints = List.copyOf(endpoints);
    }

    /** @throws IOException when the address is taken, or this machine has no such loopback address */
    static Forwarder open(ServiceAddress address, List<Endpoint> endpoints) throws IOException {
        ServerSocket door = new ServerSocket();
        try {
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getByName(address.address()), address.port()), BACKLOG);
        } catch (IOException e) {
            door.close();
            throw e;
        }
        Forwarder forwarder = new Forwarder(door, endpoints);
        start(forwarder::listen);
        return forwarder;
    }

    void leadTo(List<Endpoint> others) {
        endpoints = List.copyOf(others);
    }

    private void listen() {
        try {
            while (true) {
                Socket caller = door.accept();
                start(() -> lead(caller));
            }
        } catch (IOException e) {
            // closed
        }
    }

    @SuppressWarnings("AddressSelection") // an address, not a name: there is one only
    private void lead(Socket caller) {
        List<Endpoint> now = endpoints;
        Endpoint chosen = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
        open.add(caller);
        try (caller;
                Socket pod = new Socket()) {
            pod.connect(new InetSocketAddress(chosen.address(), chosen.port()), CONNECT_MILLIS);
            open.add(pod);
            pod.setTcpNoDelay(true);
            caller.setTcpNoDelay(true);
            Thread back = start(() -> pump(pod, caller));
            pump(caller, pod);
            back.join();
            open.remove(pod);
        } catch (IOException e) {
            // the pod is gone, or does not listen: the caller sees its connection closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            closeBoth(from, to); // what one side broke is of no use to the other
        }
    }

    private static void closeBoth(Socket one, Socket other) {
        try (one;
                other) {
            one.shutdownInput();
        } catch (IOException e) {
            // closed already
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = Workshop.daemon("rehearsal-service").newThread(work);
        thread.start();
        return thread;
    }

    /** New callers are refused; connections that stand stay, as in a cluster. */
    void close() {
        try {
            door.close();
        } catch (IOException e) {
            // closed is what it was to be
        }
    }
}
