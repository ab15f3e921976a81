package com.sarvanom.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sarvanom.service.Observation;
import com.sarvanom.service.Settings;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(300)
class StoppingLagTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void servesOnDuringTheLagAndAsksItsCallersToLeave() throws Exception {
        Settings settings = new Settings(Map.of("SHUTDOWN_LAG_MS", "240000"));
        ConfigurableApplicationContext application = RetrievalApplication.start(settings, "--server.port=0");
        URI uri = URI.create("http://127.0.0.1:" + port(application) + "/retrieve?q=cache");
        assertEquals(Optional.empty(), get(uri).headers().firstValue("Connection"));
        Observation observation = application.getBean(Observation.class);
        Thread stop = new Thread(application::close);
        stop.start();
        while (!observation.stopping()) {
            Thread.onSpinWait();
        }

        HttpResponse<String> during = get(uri);
        assertEquals(200, during.statusCode());
        assertEquals(Optional.of("close"), during.headers().firstValue("Connection"));

        stop.interrupt();
        stop.join();
        assertThrows(ConnectException.class, () -> get(uri));
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static int port(ConfigurableApplicationContext application) {
        return ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    }
}
