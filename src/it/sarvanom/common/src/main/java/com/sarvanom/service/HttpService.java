package com.sarvanom.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service on the JDK's own HTTP server: its routes, {@code /health}, {@code /metrics}, and an end without lost requests. */
public final class HttpService implements AutoCloseable {

    private static final int THREADS = 32;
    private static final int BACKLOG = 256;
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);

    static {
        // Without it each answer waits 40 ms for the caller's acknowledgement of the header. Read once, at the first
        // server.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Observation observation;
    private final Map<String, Route> routes;
    private final Duration lag;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private HttpService(Observation observation, Map<String, Route> routes, Settings settings, int defaultPort) {
        this.observation = observation;
        this.routes = Map.copyOf(routes);
        this.lag = settings.shutdownLag();
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, "http"));
        this.threads.allowCoreThreadTimeOut(true);
        int port = settings.port(defaultPort);
        try {
            this.server = HttpServer.create(new InetSocketAddress(port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Listens, and answers until {@link #close()}. The path of each route is matched as a whole. */
    public static HttpService start(
            Observation observation, Map<String, Route> routes, Settings settings, int defaultPort) {
        HttpService service = new HttpService(observation, routes, settings, defaultPort);
        service.server.createContext("/", service::serve);
        service.server.setExecutor(service.threads);
        service.server.start();
        LOG.info(
                "{} {} listens on port {}",
                observation.identity().name(),
                observation.identity().version(),
                service.port());
        return service;
    }

    /** Stops as {@link #close()} does when the process is told to end (SIGTERM). */
    public HttpService closeAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Goes on serving for the lag, telling each caller to close its connection; then waits for the requests that are
     * still being answered, 10 s at most, and closes.
     */
    @Override
    public void close() {
        LOG.info("stopping");
        observation.beginStopping();
        long deadline = System.nanoTime() + lag.plus(LONGEST_REQUEST).toNanos();
        try {
            Thread.sleep(lag.toMillis());
            while (busy() && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdown();
        observation.close();
        LOG.info("stopped");
    }

    private boolean busy() {
        return threads.getActiveCount() > 0 || !threads.getQueue().isEmpty();
    }

    private void serve(HttpExchange exchange) throws IOException {
        long start = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        Answer answer = answer(exchange, path);
        boolean known = routes.containsKey(path) || path.equals("/health") || path.equals("/metrics");
        observation.traffic().answered(known ? path : "other", answer.status(), System.nanoTime() - start);
        try (exchange) {
            send(exchange, answer);
        }
    }

    private Answer answer(HttpExchange exchange, String path) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return Answer.error(405, "only GET is answered");
        }
        try {
            return switch (path) {
                case "/health" -> health();
                case "/metrics" ->
                    Answer.text(Traffic.CONTENT_TYPE, observation.traffic().exposition());
                default -> route(path, exchange.getRequestURI().getRawQuery());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.error(503, "stopping");
        } catch (IOException | RuntimeException e) {
            LOG.error("{} failed", path, e);
            return Answer.error(500, "internal error");
        }
    }

    private Answer health() {
        HealthReport report = observation.health();
        return Answer.json(report.httpStatus(), report.document());
    }

    private Answer route(String path, String rawQuery) throws IOException, InterruptedException {
        Route route = routes.get(path);
        if (route == null) {
            return Answer.error(404, "there is no " + path);
        }
        String query = Query.parameter(rawQuery, "q");
        return query.isBlank() ? Answer.error(400, "say what to look for: " + path + "?q=…") : route.answer(query);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        if (observation.stopping()) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
