package com.sarvanom.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sarvanom.service.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class RetrievalApplicationTest {

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        Settings settings = new Settings(Map.of("SHUTDOWN_LAG_MS", "0", "LOG_LEVEL", "warning"));
        application = RetrievalApplication.start(settings, "--server.port=0");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void findsThePassagesThatSpeakOfTheQuery() throws Exception {
        Map<String, Object> found =
                JSON.std.mapFrom(get("/retrieve?q=vector%20database").body());

        List<?> documents = (List<?>) found.get("documents");
        assertEquals("vector database", found.get("query"));
        assertEquals(
                Map.of(
                        "id",
                        1,
                        "text",
                        "A vector database finds the passages whose meaning is nearest to a question.",
                        "score",
                        1.0),
                documents.get(0));
    }

    @Test
    void findsNothingForAWordThatItDoesNotKnow() throws Exception {
        assertEquals(
                "{\"query\":\"zebra\",\"documents\":[]}",
                get("/retrieve?q=zebra").body());
    }

    @Test
    void asksForAQuery() throws Exception {
        assertEquals(400, get("/retrieve").statusCode());
    }

    @Test
    void isHealthy() throws Exception {
        HttpResponse<String> response = get("/health");
        Map<String, Object> health = JSON.std.mapFrom(response.body());

        assertEquals(200, response.statusCode());
        assertEquals(
                List.of("status", "timestamp", "uptime_seconds", "version", "dependencies", "metrics"),
                List.copyOf(health.keySet()));
        assertEquals("healthy", health.get("status"));
    }

    @Test
    void countsWhatItAnswered() throws Exception {
        get("/nowhere");
        HttpResponse<String> response = get("/metrics");

        assertEquals(
                "text/plain;version=0.0.4;charset=utf-8",
                response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(
                response.body().lines().toList().contains("http_requests_total{path=\"other\",status=\"404\"} 1.0"),
                response.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
