package com.sarvanom.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sarvanom.service.Answer;
import com.sarvanom.service.HttpService;
import com.sarvanom.service.Observation;
import com.sarvanom.service.Route;
import com.sarvanom.service.ServiceIdentity;
import com.sarvanom.service.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayMainTest {

    private static final Route FINDS = query -> Answer.json(200, Map.of("documents", List.of(Map.of("text", query))));
    private static final Route WORDS = query -> Answer.json(200, Map.of("answer", "About " + query));
    private static final Route FAILS = query -> Answer.error(500, "broken");

    @Test
    void answersWithWhatBothServicesSay() throws Exception {
        try (HttpService retrieval = backend("/retrieve", FINDS);
                HttpService synthesis = backend("/synthesize", WORDS);
                HttpService gateway = gateway(urls(retrieval, synthesis))) {
            HttpResponse<String> response = get(gateway, "/search?q=one%20%26%20two");

            assertEquals(200, response.statusCode());
            assertEquals(
                    Map.of(
                            "query", "one & two",
                            "answer", "About one & two",
                            "documents", List.of(Map.of("text", "one & two"))),
                    JSON.std.mapFrom(response.body()));
        }
    }

    @Test
    void namesTheServiceThatFailed() throws Exception {
        try (HttpService retrieval = backend("/retrieve", FINDS);
                HttpService synthesis = backend("/synthesize", FAILS);
                HttpService gateway = gateway(urls(retrieval, synthesis))) {
            assertFailure(gateway, "synthesis", "answered 500");
        }
    }

    @Test
    void namesTheServiceThatIsNotThere() throws Exception {
        HttpService retrieval = backend("/retrieve", FINDS);
        retrieval.close();
        try (HttpService synthesis = backend("/synthesize", WORDS);
                HttpService gateway = gateway(urls(retrieval, synthesis))) {
            assertFailure(gateway, "retrieval", "no connection to 127.0.0.1:" + retrieval.port());
            assertEquals(200, get(gateway, "/health").statusCode());
            Map<String, Object> health =
                    JSON.std.mapFrom(get(gateway, "/health").body());
            assertEquals("degraded", health.get("status"));
            assertEquals(Map.of("retrieval", "unhealthy", "synthesis", "healthy"), health.get("dependencies"));
        }
    }

    @Test
    void namesTheVariableThatIsNotSet() throws Exception {
        try (HttpService gateway = gateway(Map.of())) {
            assertFailure(gateway, "retrieval", "RETRIEVAL_URL is not set");
        }
    }

    private static void assertFailure(HttpService gateway, String service, String reason) throws Exception {
        HttpResponse<String> response = get(gateway, "/search?q=1");
        assertEquals(502, response.statusCode());
        assertEquals(
                Map.of("error", "a service behind the gateway failed", "service", service, "reason", reason),
                JSON.std.mapFrom(response.body()));
    }

    private static Map<String, String> urls(HttpService retrieval, HttpService synthesis) {
        return Map.of(
                "RETRIEVAL_URL", "http://127.0.0.1:" + retrieval.port(),
                "SYNTHESIS_URL", "http://127.0.0.1:" + synthesis.port());
    }

    private static HttpService gateway(Map<String, String> variables) {
        return GatewayMain.start(onAnyPort(variables));
    }

    private static HttpService backend(String path, Route route) {
        Observation observation = new Observation(new ServiceIdentity("backend", "1"), List.of(), Clock.systemUTC());
        return HttpService.start(observation, Map.of(path, route), onAnyPort(Map.of()), 0);
    }

    private static Settings onAnyPort(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(Map.of("PORT", "0", "SHUTDOWN_LAG_MS", "0"));
        return new Settings(all);
    }

    private static HttpResponse<String> get(HttpService service, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + service.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
