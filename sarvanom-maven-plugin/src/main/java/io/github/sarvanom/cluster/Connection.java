package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.github.sarvanom.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one API server over the client's HTTP layer, which adds credentials, trust and the retries for 429 and 5xx; the
 * layer above it, with its typed model, is never loaded.
 */
final class Connection implements AutoCloseable {
    private static final long ANSWER_SECONDS = 30;

    private final Login login;
    private final HttpClient http;

    Connection(Login login, HttpClient http) {
        this.login = login;
        this.http = http;
    }

    Login login() {
        return login;
    }

    /** The body of a successful answer; the future fails with a {@link ClusterException} otherwise. */
    CompletableFuture<byte[]> get(String path, Asked asked) {
        return send(request(path).timeout(ANSWER_SECONDS, TimeUnit.SECONDS).build(), asked);
    }

    /** A list without the objects' content (Kubernetes API concepts, "Metadata-only fetches"); a server that cannot gives all of it. */
    CompletableFuture<byte[]> getNames(String path, Asked asked) {
        return send(
                http.newHttpRequestBuilder()
                        .uri(login.address() + path)
                        .header(
                                "Accept",
                                "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json")
                        .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .build(),
                asked);
    }

    /** An answer of whatever status, asked for once: none is tried again. */
    CompletableFuture<HttpResponse<byte[]>> once(String path, Duration atMost) {
        HttpRequest request =
                request(path).timeout(atMost.toMillis(), TimeUnit.MILLISECONDS).build();
        return unretried().sendAsync(request, byte[].class).handle((answer, failure) -> answered(answer, failure));
    }

    private HttpClient unretried() {
        RequestConfig same = login.config().getRequestConfig();
        return http.newBuilder()
                .tag(new RequestConfigBuilder(same)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    /** Server-side apply: the body is JSON, which is YAML too. */
    CompletableFuture<byte[]> apply(String path, String body, Asked asked) {
        return send("PATCH", path, "application/apply-patch+yaml", body, asked);
    }

    /** Any other change, told in JSON. */
    CompletableFuture<byte[]> change(String method, String path, String body, Asked asked) {
        return send(method, path, "application/json", body, asked);
    }

    /** An answer that is read while it still grows; the caller closes it. */
    InputStream stream(String path, Asked asked) {
        HttpResponse<InputStream> response =
                joined(http.sendAsync(request(path).forStreaming().build(), InputStream.class)
                        .handle((answer, failure) -> answered(answer, failure)));
        if (!response.isSuccessful()) {
            throw Refusal.of(response.code(), drained(response.body()), asked, login);
        }
        return response.body();
    }

    /**
     * A way to a port of a pod; the caller closes it.
     *
     * @param lacking finds out which right is missing when the server says that one is
     */
    PortForwarding forward(String path, Supplier<CompletableFuture<Optional<ClusterException>>> lacking) {
        return PortForwarding.start(http, URI.create(login.address() + path), lacking);
    }

    /** What a command writes that the {@code exec} subresource of a pod runs; empty when it could not, or took too long. */
    Optional<String> run(String path, Duration atMost) {
        ExecutedCommand command = new ExecutedCommand();
        CompletableFuture<WebSocket> socket = http.newWebSocketBuilder()
                .uri(URI.create(login.address() + path))
                .subprotocol(ExecutedCommand.PROTOCOL)
                .buildAsync(command)
                .whenComplete((opened, refused) -> {
                    if (refused != null) {
                        command.onError(opened, refused);
                    }
                });
        command.closesWhenDone(socket);
        return joined(command.text().completeOnTimeout(Optional.empty(), atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Waits for an answer; a failure comes out as what it is, not wrapped, and an interrupt as a {@link ClusterException}. */
    static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException wrapped) {
            throw wrapped.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(wrapped);
        } catch (InterruptedException stop) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new ClusterException(
                    0,
                    "",
                    Problem.of("interrupted while the cluster was asked").mend("run the same command again"),
                    stop);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return http.newHttpRequestBuilder().uri(login.address() + path).header("Accept", "application/json");
    }

    private CompletableFuture<byte[]> send(String method, String path, String type, String body, Asked asked) {
        return send(
                request(path)
                        .method(method, type, body)
                        .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .build(),
                asked);
    }

    private CompletableFuture<byte[]> send(HttpRequest request, Asked asked) {
        return http.sendAsync(request, byte[].class).handle((answer, failure) -> {
            HttpResponse<byte[]> response = answered(answer, failure);
            if (!response.isSuccessful()) {
                throw Refusal.of(response.code(), response.body(), asked, login);
            }
            return response.body();
        });
    }

    private static byte[] drained(InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException cutShort) {
            return new byte[0];
        }
    }

    private <T> HttpResponse<T> answered(@Nullable HttpResponse<T> answer, @Nullable Throwable failure) {
        if (answer == null) {
            throw Unreachable.of(failure, login);
        }
        return answer;
    }
}
