package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.api.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks a pod through its Service, as the API server's proxy does. */
final class ServiceQuestion {
    private static final int MILLIS = 30_000;

    private final ObjectNode service;
    private final List<ObjectNode> pods;

    /** @param pods all that may be behind the Service */
    ServiceQuestion(ObjectNode service, List<ObjectNode> pods) {
        this.service = service;
        this.pods = pods;
    }

    /** @param port number or name; empty for the only one */
    ApiResponse ask(String port, String path) {
        Optional<Endpoint> endpoint = endpoint(number(port));
        if (endpoint.isEmpty()) {
            return unavailable("no endpoints available");
        }
        String address = endpoint.get().address() + ":" + endpoint.get().port();
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + address + path).toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            connection.setInstanceFollowRedirects(false);
            return answer(connection);
        } catch (IOException e) {
            return unavailable(e.getMessage() + " (" + address + ")");
        }
    }

    private static ApiResponse answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        String type = Optional.ofNullable(connection.getContentType()).orElse("text/plain");
        try (InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new ApiResponse.Whole(status, type, body == null ? new byte[0] : body.readAllBytes(), List.of());
        }
    }

    /** A pod itself and not the Service's forwarder, which may not have heard yet of a pod that has just become ready. */
    private Optional<Endpoint> endpoint(int port) {
        return ServiceAddress.of(service, pods).entrySet().stream()
                .filter(each -> each.getKey().port() == port)
                .flatMap(each -> each.getValue().stream())
                .findFirst();
    }

    private int number(String port) {
        for (JsonNode each : service.path("spec").path("ports")) {
            if (port.isEmpty()
                    || each.path("port").asString("").equals(port)
                    || each.path("name").asString("").equals(port)) {
                return each.path("port").asInt(0);
            }
        }
        return 0;
    }

    /** As the proxy of a server says that it got no answer. */
    private static ApiResponse unavailable(String why) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Failure").put("message", "error trying to reach service: " + why);
        status.put("reason", "ServiceUnavailable").put("code", 503);
        return ApiResponse.json(503, status.toString().getBytes(StandardCharsets.UTF_8), List.of());
    }
}
