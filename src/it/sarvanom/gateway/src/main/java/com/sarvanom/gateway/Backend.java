package com.sarvanom.gateway;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sarvanom.service.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A service behind the gateway, asked over HTTP. */
record Backend(HttpClient client, String name, URI address, String path) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * @param variable the environment variable with the service's URL; when it is unset, every call fails and says so
     */
    static Backend of(HttpClient client, Settings settings, String variable, String name, String path) {
        URI missing = URI.create("unset:" + variable);
        return new Backend(client, name, settings.address(variable).orElse(missing), path);
    }

    /** The service's JSON answer to the query. Asks a second time when the connection breaks: its pod may just have stopped. */
    Map<String, Object> ask(String query) throws BackendException, InterruptedException {
        if (address.isOpaque()) {
            throw new BackendException(name, address.getSchemeSpecificPart() + " is not set", null);
        }
        try {
            return askOnce(query);
        } catch (HttpTimeoutException e) {
            throw new BackendException(name, "no answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (IOException e) {
            return askAgain(query);
        }
    }

    private Map<String, Object> askAgain(String query) throws BackendException, InterruptedException {
        try {
            return askOnce(query);
        } catch (IOException e) {
            throw new BackendException(name, "no connection to " + address.getAuthority(), e);
        }
    }

    private Map<String, Object> askOnce(String query) throws IOException, BackendException, InterruptedException {
        URI target = address.resolve(path + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(target).timeout(TIMEOUT).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new BackendException(name, "answered " + response.statusCode(), null);
        }
        return JSON.std.mapFrom(response.body());
    }
}
