package io.github.sarvanom.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between a deploy and its API server, counts the requests, and does harm to one of them. */
final class FaultProxy implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);
    private final AtomicInteger requests = new AtomicInteger();
    private final CompletableFuture<Process> victim = new CompletableFuture<>();
    private final AtomicLong awayUntil = new AtomicLong(Long.MIN_VALUE);
    private final Ground ground;
    private final Fault fault;
    private final Moment moment;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> struck = new AtomicReference<>("");

    /** What happens to a request. */
    enum Fault {
        NONE("nothing"),
        DEATH_BEFORE("the process dies before the server hears of the request"),
        DEATH_AFTER("the process dies when the server has done what was asked"),
        CUT_BEFORE("the connection is cut before the server hears of it"),
        CUT_AFTER("the connection is cut when the server has done it"),
        CONFLICT("409"),
        TOO_MANY("429 with `Retry-After`"),
        INTERNAL("500"),
        UNAVAILABLE("503"),
        /** That request and all after it, for longer than the client's own retries last. */
        AWAY("the server is away for 5 s", Duration.ofSeconds(5)),
        LONG_AWAY("the server is away for 30 s", Duration.ofSeconds(30));

        private final String words;
        private final Duration away;

        Fault(String words) {
            this(words, Duration.ZERO);
        }

        Fault(String words, Duration away) {
            this.words = words;
            this.away = away;
        }

        boolean isDeath() {
            return this == DEATH_BEFORE || this == DEATH_AFTER;
        }

        String words() {
            return words;
        }
    }

    FaultProxy(Ground ground, Fault fault, Moment moment) {
        try {
            this.ground = ground;
            this.fault = fault;
            this.moment = moment;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.setExecutor(threads);
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path kubeconfig(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("config-" + server.getAddress().getPort()),
                    """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: proxy, cluster: {server: "http://127.0.0.1:%d"}}]
                    users: [{name: proxy, user: {token: t0ken}}]
                    contexts: [{name: proxy, context: {cluster: proxy, user: proxy}}]
                    current-context: proxy
                    """.formatted(server.getAddress().getPort()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int requests() {
        return requests.get();
    }

    /** What was asked, method and path, in the order in which it arrived. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** The request that was harmed; empty when none was. */
    String struck() {
        return struck.get();
    }

    /** Which process dies when it is time; the request waits until that is known. */
    void kills(Process process) {
        victim.complete(process);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int index = requests.getAndIncrement();
            heard.add(words(exchange));
            if (System.nanoTime() < awayUntil.get()) {
                return;
            }
            Fault mine = isNow(index, exchange) ? fault : Fault.NONE;
            switch (mine) {
                case NONE -> forward(exchange, true);
                case DEATH_BEFORE -> kill();
                case DEATH_AFTER -> {
                    forward(exchange, false);
                    kill();
                }
                case CUT_BEFORE -> exchange.getRequestBody().close();
                case CUT_AFTER -> forward(exchange, false);
                case CONFLICT -> refuse(exchange, 409, "Conflict");
                case TOO_MANY -> refuse(exchange, 429, "TooManyRequests");
                case INTERNAL -> refuse(exchange, 500, "InternalError");
                case UNAVAILABLE -> refuse(exchange, 503, "ServiceUnavailable");
                case AWAY, LONG_AWAY -> {
                    awayUntil.set(System.nanoTime() + mine.away.toNanos());
                    exchange.getRequestBody().close();
                }
            }
        }
    }

    private boolean isNow(int index, HttpExchange exchange) {
        return moment.isNow(
                        index,
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString())
                && struck.compareAndSet("", words(exchange));
    }

    private static String words(HttpExchange exchange) {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    /** SIGKILL, and back when it is over. */
    private void kill() {
        victim.join().destroyForcibly().onExit().join();
    }

    private static void refuse(HttpExchange exchange, int code, String reason) throws IOException {
        byte[] status = ("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"planted\","
                        + "\"reason\":\"" + reason + "\",\"code\":" + code + "}")
                .getBytes(StandardCharsets.UTF_8);
        if (code == 429) {
            exchange.getResponseHeaders().add("Retry-After", "1");
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, status.length);
        exchange.getResponseBody().write(status);
    }

    private void forward(HttpExchange exchange, boolean answered) throws IOException {
        HttpResponse<InputStream> response = asked(exchange);
        try (InputStream body = response.body()) {
            if (!answered) {
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(response.code(), 0);
            OutputStream out = exchange.getResponseBody();
            byte[] buffer = new byte[64 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    private HttpResponse<InputStream> asked(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        HttpRequest.Builder request =
                ground.backend().newHttpRequestBuilder().uri(ground.address() + exchange.getRequestURI());
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        if (accept != null) {
            request.header("Accept", accept);
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            request.method(exchange.getRequestMethod(), type == null ? "application/json" : type, body);
        }
        try {
            return ground.backend()
                    .sendAsync(request.forStreaming().build(), InputStream.class)
                    .get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
