package io.github.sarvanom.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a registry says to one request.
 *
 * @param body short text; empty when there is none or {@code file} is the body
 * @param file streamed; null when there is none
 */
record Answer(
        int status,
        Map<String, String> headers,
        String body,
        @Nullable Path file) {
    static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, headers, "", null);
    }

    static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body, null);
    }

    static Answer file(Path file, String mediaType, String digest) {
        Map<String, String> headers = Map.of("Content-Type", mediaType, "Docker-Content-Digest", digest);
        return new Answer(200, headers, "", file);
    }

    void send(HttpExchange exchange) throws IOException {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Docker-Distribution-Api-Version", "registry/2.0");
        all.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        long length = length();
        if (exchange.getRequestMethod().equals("HEAD") || length == 0) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length);
        sendBody(exchange);
    }

    private long length() throws IOException {
        return file != null ? Files.size(file) : utf8().length;
    }

    private void sendBody(HttpExchange exchange) throws IOException {
        if (file == null) {
            exchange.getResponseBody().write(utf8());
        } else {
            try (InputStream bytes = Files.newInputStream(file)) {
                bytes.transferTo(exchange.getResponseBody());
            }
        }
    }

    private byte[] utf8() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
