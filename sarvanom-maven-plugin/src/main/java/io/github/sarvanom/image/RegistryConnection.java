package io.github.sarvanom.image;

import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Short questions to registries by the JDK's client, each answered or given up within {@link #PATIENCE}. Jib would retry an
 * unreachable registry for a minute, and loading it costs a second: it comes only after a registry has answered here.
 */
final class RegistryConnection {
    /** For one question, name resolution and TLS included. */
    static final Duration PATIENCE = Duration.ofMillis(4500);

    private static final Duration CONNECT = Duration.ofMillis(3500);
    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final int BAD_REQUEST = 400;

    private final RegistryAccess access;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    RegistryConnection(RegistryAccess access) {
        this.access = access;
    }

    /**
     * Asks a registry; in plain http first where that is permitted, else only behind a trusted certificate.
     *
     * @param path from {@code /v2/} on
     * @throws SarvanomException when it can't be reached, with the reason
     */
    HttpResponse<String> ask(String method, String registry, String path, Map<String, String> headers)
            throws InterruptedException {
        URI secure = URI.create("https://" + registry + path);
        if (!access.permitsPlainHttp(registry)) {
            return sendOrExplain(method, registry, secure, headers);
        }
        URI plain = URI.create("http://" + registry + path);
        try {
            HttpResponse<String> answer = send(method, plain, headers);
            // Servers that want TLS say "bad request" to plain text.
            return answer.statusCode() == BAD_REQUEST ? sendOrExplain(method, registry, secure, headers) : answer;
        } catch (ConnectException | HttpTimeoutException unreachable) {
            throw Unreachable.registry(registry, plain, unreachable);
        } catch (IOException notPlain) {
            return sendOrExplain(method, registry, secure, headers);
        }
    }

    /** Asks wherever a registry sent us: its token server, say. */
    HttpResponse<String> sendOrExplain(String method, String registry, URI uri, Map<String, String> headers)
            throws InterruptedException {
        try {
            return send(method, uri, headers);
        } catch (IOException e) {
            throw Unreachable.registry(registry, uri, e);
        }
    }

    private HttpResponse<String> send(String method, URI uri, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(ANSWER).method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        // Resolving a name has no timeout of its own in the JDK, hence the second thread.
        FutureTask<HttpResponse<String>> answer =
                new FutureTask<>(() -> http.send(request.build(), BodyHandlers.ofString()));
        Thread thread = new Thread(answer, "sarvanom-registry");
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer within " + PATIENCE.toMillis() + " ms");
        } finally {
            answer.cancel(true);
        }
    }
}
