package io.github.sarvanom.behaviour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.sarvanom.rehearsal.RehearsalCluster;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** The rehearsal's API server behind a port of loopback, reached as any other; it may turn askers away, or keep them waiting. */
final class ApiDoor implements AutoCloseable {
    private final RehearsalCluster cluster;
    private final HttpClient inside;
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private volatile Function<String, Optional<Refusal>> turnAway = request -> Optional.empty();
    private volatile Hold hold = new Hold(request -> false);

    private ApiDoor(Path folder, Behaviour behaviour, HttpServer server, String scheme) {
        this.cluster = RehearsalCluster.open(folder, Clock.systemUTC(), behaviour);
        this.inside = cluster.httpClientFactory().newBuilder().build();
        this.server = server;
        this.scheme = scheme;
    }

    static ApiDoor open(Path folder, Behaviour behaviour) throws IOException {
        return new ApiDoor(folder, behaviour, HttpServer.create(anyPort(), 0), "http").started();
    }

    static ApiDoor openWithTls(Path folder, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new ApiDoor(folder, Behaviour.PROMPT, server, "https").started();
    }

    String address() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The rule answers {@code PATCH /apis/…?query} with a refusal, or with nothing to let it in. */
    void turnAway(Function<String, Optional<Refusal>> rule) {
        turnAway = rule;
    }

    /** Requests like that get no answer until it is released; gives the means to wait for the first of them. */
    Hold hold(Predicate<String> requests) {
        hold = new Hold(requests);
        return hold;
    }

    /** What came in through the door and would have changed something. */
    List<String> writes() {
        return writes;
    }

    /** Asks past all rules, as somebody else would: {@code kubectl}, another tool. */
    String ask(String method, String path, String type, String body) {
        HttpRequest request = inside.newHttpRequestBuilder()
                .uri(URI.create("http://rehearsal" + path))
                .header("User-Agent", "somebody-else")
                .method(method, type, body)
                .build();
        return inside.sendAsync(request, String.class).join().body();
    }

    private ApiDoor started() {
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!line.startsWith("GET ") && !line.contains("dryRun=All")) {
                writes.add(line);
            }
            hold.keep(line);
            Optional<Refusal> refusal = turnAway.apply(line);
            if (refusal.isPresent()) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                byte[] bytes = refusal.get().body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(refusal.get().status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                pass(exchange, body);
            }
        }
    }

    private void pass(HttpExchange exchange, String body) throws IOException {
        HttpRequest.Builder request = inside.newHttpRequestBuilder()
                .uri(URI.create("http://rehearsal" + exchange.getRequestURI()))
                .header("User-Agent", "sarvanom");
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        request.method(exchange.getRequestMethod(), type, body.isEmpty() ? null : body);
        HttpResponse<AsyncBody> response = inside.consumeBytes(
                        request.build(), (buffers, more) -> copy(buffers, more, exchange))
                .join();
        response.headers()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        exchange.sendResponseHeaders(response.code(), 0);
        response.body().consume();
        response.body().done().join();
    }

    private static void copy(List<ByteBuffer> buffers, AsyncBody more, HttpExchange exchange) throws IOException {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            exchange.getResponseBody().write(bytes);
        }
        exchange.getResponseBody().flush();
        more.consume();
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public void close() {
        hold.release();
        server.stop(0);
        threads.shutdownNow();
        inside.close();
        cluster.close();
    }

    /** What an asker is told instead. */
    record Refusal(int status, String body) {}

    /** Requests that are kept waiting. */
    static final class Hold {
        private final Predicate<String> requests;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Hold(Predicate<String> requests) {
            this.requests = requests;
        }

        boolean isReached() {
            return reached.getCount() == 0;
        }

        void release() {
            released.countDown();
        }

        private void keep(String line) {
            if (!requests.test(line)) {
                return;
            }
            reached.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
