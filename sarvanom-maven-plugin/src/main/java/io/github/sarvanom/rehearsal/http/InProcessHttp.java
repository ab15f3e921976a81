package io.github.sarvanom.rehearsal.http;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.github.sarvanom.rehearsal.api.ApiRequest;
import io.github.sarvanom.rehearsal.api.ApiResponse;
import io.github.sarvanom.rehearsal.api.ApiServer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** An HTTP client of fabric8's that asks a server in this JVM; there is no socket. WebSockets are refused: set {@code onlyHttpWatches}. */
public final class InProcessHttp implements HttpClient.Factory {
    private final ApiServer server;

    public InProcessHttp(ApiServer server) {
        this.server = server;
    }

    @Override
    public HttpClient.Builder newBuilder() {
        return new ClientBuilder(this);
    }

    private static final class ClientBuilder extends StandardHttpClientBuilder<Client, InProcessHttp, ClientBuilder> {
        ClientBuilder(InProcessHttp factory) {
            super(factory);
        }

        @Override
        public Client build() {
            return new Client(this, client == null ? new AtomicBoolean() : client.getClosed(), clientFactory.server);
        }

        @Override
        protected ClientBuilder newInstance(InProcessHttp factory) {
            return new ClientBuilder(factory);
        }
    }

    private static final class Client extends StandardHttpClient<Client, InProcessHttp, ClientBuilder> {
        private final ApiServer server;

        Client(ClientBuilder builder, AtomicBoolean closed, ApiServer server) {
            super(builder, closed);
            this.server = server;
        }

        @Override
        protected void doClose() {
            // nothing is held; open watches end with the cluster
        }

        @Override
        public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
                StandardWebSocketBuilder builder, WebSocket.Listener listener) {
            return CompletableFuture.failedFuture(
                    new UnsupportedOperationException("the rehearsal has no web sockets; set Config.onlyHttpWatches"));
        }

        @Override
        public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
                StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            try {
                return CompletableFuture.completedFuture(answer(request, consumer));
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private Response answer(StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            ApiResponse response = server.handle(read(request));
            if (response instanceof ApiResponse.Whole whole) {
                StreamBody body = new StreamBody(consumer);
                body.offer(whole.body());
                body.end();
                return new Response(request, whole.code(), body, headers(whole));
            }
            return stream(request, (ApiResponse.Stream) response, consumer);
        }

        private static Response stream(
                StandardHttpRequest request, ApiResponse.Stream stream, AsyncBody.Consumer<List<ByteBuffer>> consumer) {

            StreamBody body = new StreamBody(consumer);
            body.whenCancelled(stream.opening().open(event -> body.offer(withLineEnd(event)), body::end));
            return new Response(request, 200, body, Map.of("Content-Type", List.of(stream.contentType())));
        }

        private static byte[] withLineEnd(byte[] event) {
            byte[] line = java.util.Arrays.copyOf(event, event.length + 1);
            line[event.length] = '\n';
            return line;
        }

        private static Map<String, List<String>> headers(ApiResponse.Whole whole) {
            List<String> warnings = whole.warnings().stream()
                    .map(text -> "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                    .toList();
            List<String> type = List.of(whole.contentType());
            return warnings.isEmpty()
                    ? Map.of("Content-Type", type)
                    : Map.of("Content-Type", type, "Warning", warnings);
        }

        private static ApiRequest read(StandardHttpRequest request) {
            String type = request.getContentType();
            String body = request.body() == null ? "" : request.bodyString();
            return ApiRequest.of(
                    request.method(), request.uri(), type == null ? "" : type, header(request, "User-Agent"), body);
        }

        private static String header(StandardHttpRequest request, String name) {
            List<String> values = request.headers(name);
            return values == null || values.isEmpty() ? "" : values.get(0);
        }
    }
}
