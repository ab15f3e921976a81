package io.github.sarvanom.rollout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Registries on loopback that refuse, in each of the ways that real ones do, or come late. */
public final class Registries implements AutoCloseable {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String registry;
    private final HttpServer refusing = answering(401, "UNAUTHORIZED", "authentication required");
    private final HttpServer limiting = answering(429, "TOOMANYREQUESTS", "rate limit exceeded");

    public Registries(String registry) {
        this.registry = registry;
    }

    /** What fixtures call them. */
    Map<String, String> words() {
        return Map.of("registry", registry, "refusing", host(refusing), "limiting", host(limiting));
    }

    /** Pushes an image that has no platform but one that the node is not. */
    public void pushForeignPlatform() throws IOException, InterruptedException {
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[]}";
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://" + registry + "/v2/doomed/arm/manifests/1"))
                        .header("Content-Type", INDEX)
                        .PUT(BodyPublishers.ofString(manifest))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.body());
        }
    }

    /** The real registry behind a door that answers 503 to its first questions; {@code host:port}. */
    String comingLate(int refusals) {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = serving(exchange -> {
            if (exchange.getRequestURI().getPath().contains("/manifests/") && asked.incrementAndGet() <= refusals) {
                answer(exchange, 503, "UNAVAILABLE", "starting");
            } else {
                passOn(exchange);
            }
        });
        return host(server);
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://" + registry + exchange.getRequestURI()));
            exchange.getRequestHeaders()
                    .getOrDefault("Accept", java.util.List.of())
                    .forEach(accept -> request.header("Accept", accept));
            request.method(exchange.getRequestMethod(), BodyPublishers.noBody());
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("content-length") && !name.startsWith(":")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            if (isHead) {
                answer.headers()
                        .firstValue("content-length")
                        .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
            }
            exchange.sendResponseHeaders(answer.statusCode(), isHead ? -1 : answer.body().length);
            exchange.getResponseBody().write(isHead ? new byte[0] : answer.body());
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer answering(int status, String code, String message) {
        return serving(exchange -> answer(exchange, status, code, message));
    }

    private static void answer(HttpExchange exchange, int status, String code, String message) throws IOException {
        byte[] body = ("{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
        exchange.getResponseBody().write(isHead ? new byte[0] : body);
        exchange.close();
    }

    private static HttpServer serving(com.sun.net.httpserver.HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "registry");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", handler);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String host(HttpServer server) {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        refusing.stop(0);
        limiting.stop(0);
    }
}
