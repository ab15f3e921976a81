package io.github.sarvanom.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.sarvanom.environment.ClusterTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on loopback whose answers a test writes, and a kubeconfig that leads to it. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Path kubeconfig;

    private ScriptedServer(HttpServer server, Path kubeconfig) {
        this.server = server;
        this.kubeconfig = kubeconfig;
    }

    static ScriptedServer start(Path folder, Script script) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedServer scripted = new ScriptedServer(server, folder.resolve("config"));
            server.createContext("/", exchange -> scripted.answer(exchange, script));
            server.setExecutor(scripted.threads);
            server.start();
            Files.writeString(scripted.kubeconfig, KubeconfigText.of("scripted", scripted.address(), "{token: t0ken}"));
            return scripted;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Method and path with query of every request so far, the greeting aside. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    ClusterConnection connection() {
        ClusterTarget target = new ClusterTarget.Context("scripted", Optional.of(kubeconfig));
        return ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, Script script) throws IOException {
        if (exchange.getRequestURI().toString().equals("/version")) {
            greet(exchange);
            return;
        }
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        try (exchange) {
            script.answer(new Turn(exchange, asked.size()));
        }
    }

    /** Every connection begins with this question; no script has to answer it. */
    private static void greet(HttpExchange exchange) throws IOException {
        try (exchange) {
            new Turn(exchange, 0).json(200, "{\"gitVersion\": \"v1.34.4\"}");
        }
    }

    /** What a test says to each request. */
    interface Script {
        void answer(Turn turn) throws IOException;
    }

    /**
     * One request to be answered.
     *
     * @param number counts from 1
     */
    record Turn(HttpExchange exchange, int number) {
        String path() {
            return exchange.getRequestURI().toString();
        }

        void json(int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            begin(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        /** A body that is written line by line with {@link #line}, and ends when the script does. */
        void stream() throws IOException {
            begin(200, 0);
        }

        void line(String json) throws IOException {
            exchange.getResponseBody().write((json + "\n").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }

        private void begin(int status, long length) throws IOException {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, length);
        }
    }
}
