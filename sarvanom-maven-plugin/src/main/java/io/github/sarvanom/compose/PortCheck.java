package io.github.sarvanom.compose;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Sees that the ports of containers to be started are free, before anything is changed. */
final class PortCheck {
    private static final Path PROC = Path.of("/proc");
    /** Below it ports are root's: {@code net.ipv4.ip_unprivileged_port_start}, unless somebody has lowered that. */
    private static final int FIRST_FOR_ALL = 1024;

    private final String project;
    private final List<Object> running;

    /** @param running summaries of all containers of the engine that run */
    PortCheck(String project, List<Object> running) {
        this.project = project;
        this.running = List.copyOf(running);
    }

    void check(ContainerSpec container, Problems problems) {
        for (PublishedPort port : container.ports()) {
            Optional<String> holder = holder(port);
            boolean ours = holder.filter(project::equals).isPresent();
            if (!ours && (holder.isPresent() || isTaken(port))) {
                problems.add(taken(container.name(), port, holder));
            }
        }
    }

    /** The project of the container that has the port; its name where it is of none. */
    private Optional<String> holder(PublishedPort port) {
        return running.stream()
                .filter(container -> Fields.list(container, "Ports").stream()
                        .anyMatch(each -> Fields.number(each, "PublicPort") == port.outside()
                                && Fields.text(each, "Type").equals("udp") == port.isUdp()))
                .findFirst()
                .map(container ->
                        Fields.text(container, "Labels", Engine.PROJECT).equals(project)
                                ? project
                                : "container "
                                        + Fields.list(container, "Names").stream()
                                                .findFirst()
                                                .orElse("?"));
    }

    /** A port of root's may be free although this user may not have it: then the kernel's tables tell, and where are none, the start. */
    private static boolean isTaken(PublishedPort port) {
        try {
            bound(port).close();
            return false;
        } catch (IOException takenOrForbidden) {
            return port.outside() >= FIRST_FOR_ALL || new PortOwner(PROC).isTaken(port);
        }
    }

    private static Closeable bound(PublishedPort port) throws IOException {
        InetSocketAddress address = port.address().isEmpty()
                ? new InetSocketAddress(port.outside())
                : new InetSocketAddress(InetAddress.getByName(port.address()), port.outside());
        if (port.isUdp()) {
            return new DatagramSocket(address);
        }
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address);
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }

    private static Problem taken(String name, PublishedPort port, Optional<String> holder) {
        String who = holder.or(() -> new PortOwner(PROC).of(port)).orElse("somebody that this user may not see");
        return Problem.of("port " + port.shown() + " of this machine, which " + name + " is to have, is taken")
                .seen("taken by: " + who)
                .mend("end that one, or give " + name + " another port: <port> in the POM, or in"
                        + " src/main/sarvanom/<environment>/ports.yaml\n"
                        + "services: {" + name + ": {ports: [\"127.0.0.1:" + (port.outside() % 50_000 + 10_000) + ":"
                        + port.shown()
                        + "\"]}}");
    }
}
