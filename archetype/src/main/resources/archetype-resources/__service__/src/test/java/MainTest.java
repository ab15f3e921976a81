package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void answersHealth() throws Exception {
        try (Main service = Main.start(0)) {
            URI health = URI.create("http://localhost:" + service.port() + "/health");
            var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertEquals("{\"status\":\"healthy\"}", answer.body());
        }
    }
}
