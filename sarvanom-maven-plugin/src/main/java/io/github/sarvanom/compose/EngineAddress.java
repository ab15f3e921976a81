package io.github.sarvanom.compose;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a container engine listens. */
public sealed interface EngineAddress {
    /** As people name it: {@code unix:///var/run/docker.sock}. */
    String shown();

    Socket connect() throws IOException;

    /** A socket file of Docker's or Podman's. */
    record File(Path file) implements EngineAddress {
        @Override
        public String shown() {
            return "unix://" + file;
        }

        @Override
        public Socket connect() throws IOException {
            return UnixSocket.connect(file);
        }
    }

    /** A port without TLS, on this machine. */
    record Port(String host, int port) implements EngineAddress {
        @Override
        public String shown() {
            return "tcp://" + host + ":" + port;
        }

        @Override
        public Socket connect() throws IOException {
            return new Socket(host, port);
        }
    }

    /**
     * The engine that {@code DOCKER_HOST} names; without it the first whose socket file is there, Docker's before Podman's, the
     * machine's before the user's own.
     *
     * @param variables of this process
     * @param home of the user
     * @throws SarvanomException when there is none, or one that cannot be spoken to
     */
    static EngineAddress find(Map<String, String> variables, Path home) {
        String said = variables.getOrDefault("DOCKER_HOST", "");
        if (!said.isEmpty()) {
            return of(said);
        }
        List<Path> usual = usual(variables.getOrDefault("XDG_RUNTIME_DIR", ""), home);
        return usual.stream()
                .filter(Files::exists)
                .findFirst()
                .map(File::new)
                .orElseThrow(() -> SarvanomException.surroundings(
                        Problem.of("no container engine was found")
                                .seen(usual.stream()
                                        .map(file -> "looked for: " + file)
                                        .toList())
                                .mend(
                                        "start Docker or Podman (systemctl --user start podman.socket), or name its socket:"
                                                + " export DOCKER_HOST=unix:///path/to/docker.sock\n"
                                                + "or try without containers: -Dsarvanom.cluster=rehearsal"),
                        null));
    }

    private static List<Path> usual(String runtime, Path home) {
        Path ownRuntime = runtime.isEmpty() ? home.resolve(".docker").resolve("run") : Path.of(runtime);
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        home.resolve(".docker").resolve("run").resolve("docker.sock"),
                        ownRuntime.resolve("docker.sock"),
                        ownRuntime.resolve("podman").resolve("podman.sock"),
                        Path.of("/run/podman/podman.sock"))
                .distinct()
                .toList();
    }

    private static EngineAddress of(String said) {
        if (said.startsWith("unix://")) {
            return new File(Path.of(said.substring("unix://".length())));
        }
        if (said.matches("tcp://(localhost|127\\.[0-9.]+):\\d+")) {
            URI address = URI.create(said);
            return new Port(address.getHost(), address.getPort());
        }
        throw SarvanomException.user(Problem.of("DOCKER_HOST names an engine that this plugin does not speak to")
                .seen("seen: " + said)
                .seen("expected: unix:///path/to/socket, or tcp://127.0.0.1:port")
                .mend(
                        "containers and their ports are to be on this machine: unset DOCKER_HOST, or name the local engine's"
                                + " socket"));
    }
}
