package com.example.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class GreetingIT {
    @Test
    void greets() throws Exception {
        URI address = URI.create(System.getProperty("hello.url") + "/");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals("hello from the pod", answer.body());
    }
}
