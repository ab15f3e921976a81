package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The {@code proxy} subresource of Services. What the API server says itself is told from a service's answer by being a Status. */
final class ApiServerProxy implements ServiceProxy {
    private final Connection connection;

    ApiServerProxy(Connection connection) {
        this.connection = connection;
    }

    @Override
    public HttpAnswer get(Endpoint endpoint, String path, Duration atMost) {
        ResourceId service = new ResourceId("v1", "Service", endpoint.namespace(), endpoint.service());
        Asked asked = new Asked("get", service, "services/proxy");
        String uri = ApiPaths.collection("v1", "services", endpoint.namespace()) + "/" + endpoint.service() + ":"
                + endpoint.port() + "/proxy" + path;
        HttpResponse<byte[]> answer = answer(uri, atMost, endpoint);
        Map<String, Object> status = answer.isSuccessful() ? Map.of() : Json.treeOrEmpty(answer.body());
        if (!"Status".equals(status.get("kind"))) {
            return new HttpAnswer(answer.code(), answer.body());
        }
        throw answer.code() == 503
                ? nobodyThere(endpoint, status)
                : Refusal.of(answer.code(), answer.body(), asked, connection.login());
    }

    private HttpResponse<byte[]> answer(String uri, Duration atMost, Endpoint endpoint) {
        try {
            return Connection.joined(connection.once(uri, atMost));
        } catch (ClusterException none) {
            for (Throwable why = none; why != null; why = why.getCause()) {
                if (why instanceof HttpTimeoutException) {
                    throw new ClusterException(0, "", late(endpoint, atMost), none);
                }
            }
            throw none;
        }
    }

    private static Problem late(Endpoint endpoint, Duration atMost) {
        return Problem.of("service " + endpoint.service() + " gave no answer on port " + endpoint.port() + " within "
                + atMost.toMillis() + " ms");
    }

    private static ClusterException nobodyThere(Endpoint endpoint, Map<String, Object> status) {
        String message = String.valueOf(status.get("message"));
        Problem problem = Problem.of(
                        "no pod answers behind service " + endpoint.service() + " on port " + endpoint.port())
                .seen("seen: " + message);
        return new ClusterException(503, reason(status), problem, null);
    }

    private static String reason(Map<String, Object> status) {
        boolean rehearsed = status.get("details") instanceof Map<?, ?> details
                && details.get("causes") instanceof List<?> causes
                && causes.stream()
                        .anyMatch(cause -> cause instanceof Map<?, ?> map && REHEARSED.equals(map.get("reason")));
        return rehearsed ? REHEARSED : String.valueOf(status.get("reason"));
    }
}
