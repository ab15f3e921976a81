package com.sarvanom.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HttpServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123Z");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void healthyWithoutDependencies() throws Exception {
        try (HttpService service = start(Map.of())) {
            HttpResponse<String> response = get(service, "/health");
            Map<String, Object> health = JSON.std.mapFrom(response.body());

            assertEquals(200, response.statusCode());
            assertEquals(
                    List.of("status", "timestamp", "uptime_seconds", "version", "dependencies", "metrics"),
                    List.copyOf(health.keySet()));
            assertEquals("healthy", health.get("status"));
            assertEquals("2026-11-23T08:00:00.123Z", health.get("timestamp"));
            assertEquals("1.2.3", health.get("version"));
            assertEquals(Map.of(), health.get("dependencies"));
        }
    }

    @Test
    void degradedButReadyWhenADependencyIsDown() throws Exception {
        try (ServerSocket up = new ServerSocket(0);
                HttpService service = start(Map.of(
                        "REDIS_URL", "redis://127.0.0.1:" + up.getLocalPort(),
                        "QDRANT_URL", "http://127.0.0.1:" + closedPort()))) {
            HttpResponse<String> response = get(service, "/health");
            Map<String, Object> health = JSON.std.mapFrom(response.body());

            assertEquals(200, response.statusCode());
            assertEquals("degraded", health.get("status"));
            assertEquals(Map.of("cache", "healthy", "qdrant", "unhealthy"), health.get("dependencies"));
        }
    }

    @Test
    void aDependencyThatNeverAnswersIsUnhealthy() throws Exception {
        try (ServerSocket silent = new ServerSocket(0);
                HttpService service = start(Map.of("QDRANT_URL", "http://127.0.0.1:" + silent.getLocalPort()))) {
            Map<String, Object> health =
                    JSON.std.mapFrom(get(service, "/health").body());

            assertEquals(Map.of("qdrant", "unhealthy"), health.get("dependencies"));
        }
    }

    @Test
    void aDependencyThatRefusesIsHealthyAndOneThatFailsIsNot() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        AtomicInteger status = new AtomicInteger(401);
        other.createContext("/readyz", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        other.start();
        String address = "http://127.0.0.1:" + other.getAddress().getPort();
        try {
            assertEquals(Map.of("qdrant", "healthy"), dependenciesOfOneWith(address));
            status.set(503);
            assertEquals(Map.of("qdrant", "unhealthy"), dependenciesOfOneWith(address));
        } finally {
            other.stop(0);
        }
    }

    private Object dependenciesOfOneWith(String qdrant) throws Exception {
        try (HttpService service = start(Map.of("QDRANT_URL", qdrant))) {
            return JSON.std.mapFrom(get(service, "/health").body()).get("dependencies");
        }
    }

    @Test
    void answersRoutesAndRefusesTheRest() throws Exception {
        Map<String, Route> routes =
                Map.of("/echo", query -> Answer.json(200, Map.of("query", query)), "/break", query -> {
                    throw new IllegalStateException("planted");
                });
        try (HttpService service = start(Map.of(), routes)) {
            assertEquals(
                    "{\"query\":\"zwei Wörter & mehr\"}",
                    get(service, "/echo?x=1&q=zwei%20W%C3%B6rter+%26+mehr").body());
            assertEquals(400, get(service, "/echo").statusCode());
            assertEquals(404, get(service, "/echo/more?q=1").statusCode());
            assertEquals(500, get(service, "/break?q=1").statusCode());
            assertEquals(
                    "{\"error\":\"internal error\"}", get(service, "/break?q=1").body());
            HttpRequest post = HttpRequest.newBuilder(uri(service, "/echo?q=1"))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertEquals(405, client.send(post, BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void countsWhatItAnswered() throws Exception {
        try (HttpService service = start(Map.of(), Map.of("/echo", query -> Answer.json(200, Map.of())))) {
            get(service, "/echo?q=1");
            get(service, "/echo?q=2");
            get(service, "/nowhere/" + NOW);
            HttpResponse<String> response = get(service, "/metrics");

            assertTrue(
                    response.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
            List<String> lines = response.body().lines().toList();
            assertTrue(lines.contains("http_requests_total{path=\"/echo\",status=\"200\"} 2.0"), response.body());
            assertTrue(lines.contains("http_requests_total{path=\"other\",status=\"404\"} 1.0"), response.body());
            assertTrue(lines.contains("http_request_duration_seconds_count{path=\"/echo\"} 2"), response.body());
            assertTrue(lines.contains("service_build{service=\"test\",version=\"1.2.3\"} 1.0"), response.body());
        }
    }

    private static HttpService start(Map<String, String> variables) {
        return start(variables, Map.of());
    }

    private static HttpService start(Map<String, String> variables, Map<String, Route> routes) {
        Settings settings = TestSettings.with(variables);
        List<Dependency> dependencies = Stream.of(
                        Dependency.tcp(settings, "REDIS_URL", "cache"),
                        Dependency.http(settings, "QDRANT_URL", "qdrant", "/readyz"))
                .flatMap(Optional::stream)
                .toList();
        Observation observation =
                new Observation(new ServiceIdentity("test", "1.2.3"), dependencies, Clock.fixed(NOW, ZoneOffset.UTC));
        return HttpService.start(observation, routes, settings, 8004);
    }

    private HttpResponse<String> get(HttpService service, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(service, path)).build(), BodyHandlers.ofString());
    }

    private static URI uri(HttpService service, String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
