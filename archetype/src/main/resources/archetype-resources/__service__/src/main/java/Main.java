package ${package};

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers /health and /greeting. Stops when it is told to, after what it has begun. */
public final class Main implements AutoCloseable {
    private static final int PORT = 8080;
    private static final int SECONDS_TO_FINISH = 1;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private Main(HttpServer server) {
        this.server = server;
    }

    public static void main(String[] args) throws IOException {
        Main service = start(PORT);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
    }

    /** @param port 0 means any free one */
    static Main start(int port) throws IOException {
        Main service = new Main(HttpServer.create(new InetSocketAddress(port), 0));
        service.server.createContext("/health", exchange -> answer(exchange, "{\"status\":\"healthy\"}"));
        service.server.createContext("/greeting", exchange -> answer(exchange, "{\"greeting\":\"hello\"}"));
        service.server.setExecutor(service.threads);
        service.server.start();
        return service;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(SECONDS_TO_FINISH);
        threads.shutdown();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
