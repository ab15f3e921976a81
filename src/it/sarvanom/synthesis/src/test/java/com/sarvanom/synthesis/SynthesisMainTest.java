package com.sarvanom.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sarvanom.service.HttpService;
import com.sarvanom.service.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SynthesisMainTest {

    @Test
    void wordsAnAnswer() throws Exception {
        try (HttpService service = SynthesisMain.start(new Settings(Map.of("PORT", "0", "SHUTDOWN_LAG_MS", "0")))) {
            Map<String, Object> answer =
                    JSON.std.mapFrom(get(service, "/synthesize?q=caches").body());

            assertEquals("caches", answer.get("query"));
            assertTrue(answer.get("answer").toString().endsWith(" caches."), answer.toString());
            assertEquals(200, get(service, "/health").statusCode());
        }
    }

    private static HttpResponse<String> get(HttpService service, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + service.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
