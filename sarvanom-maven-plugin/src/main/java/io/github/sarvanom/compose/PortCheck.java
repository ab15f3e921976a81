package io.github.sarvanom.compose;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Sees that the ports of containers to be started are free, before anything is changed. */
final class PortCheck {
    private final String project;
    private final List<Object> running;

    /** @param running summaries of all containers of the engine that run */
    PortCheck(String project, List<Object> running) {
        this.project = project;
        this.running = List.copyOf(running);
    }

    void check(ContainerSpec container, Problems problems) {
        for (PublishedPort port : container.ports()) {
            Optional<String> holder = holder(port.outside());
            boolean ours = holder.filter(project::equals).isPresent();
            if (!ours && (holder.isPresent() || isTaken(port))) {
                problems.add(taken(container.name(), port.outside(), holder));
            }
        }
    }

    /** The project of the container that has the port; its name where it is of none. */
    private Optional<String> holder(int port) {
        return running.stream()
                .filter(container -> Fields.list(container, "Ports").stream()
                        .anyMatch(each -> Fields.number(each, "PublicPort") == port))
                .findFirst()
                .map(container ->
                        Fields.text(container, "Labels", Engine.PROJECT).equals(project)
                                ? project
                                : "container "
                                        + Fields.list(container, "Names").stream()
                                                .findFirst()
                                                .orElse("?"));
    }

    private static boolean isTaken(PublishedPort port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    port.address().isEmpty()
                            ? new InetSocketAddress(port.outside())
                            : new InetSocketAddress(InetAddress.getByName(port.address()), port.outside()));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    static Problem taken(String name, int port, Optional<String> holder) {
        String who =
                holder.or(() -> new PortOwner(Path.of("/proc")).of(port)).orElse("somebody that this user may not see");
        return Problem.of("port " + port + " of this machine, which " + name + " is to have, is taken")
                .seen("taken by: " + who)
                .mend("end that one, or give " + name + " another port: <port> in the POM, or in"
                        + " src/main/sarvanom/<environment>/ports.yaml\n"
                        + "services: {" + name + ": {ports: [\"127.0.0.1:" + (port % 50_000 + 10_000) + ":" + port
                        + "\"]}}");
    }
}
