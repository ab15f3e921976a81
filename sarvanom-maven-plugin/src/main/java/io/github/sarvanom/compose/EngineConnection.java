package io.github.sarvanom.compose;

import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.http.HttpEntity;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.FileEntity;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.apache.http.protocol.HttpCoreContext;
import org.apache.http.protocol.HttpProcessor;
import org.apache.http.protocol.HttpProcessorBuilder;
import org.apache.http.protocol.HttpRequestExecutor;
import org.apache.http.protocol.RequestContent;
import org.apache.http.protocol.RequestTargetHost;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP to one container engine, over its socket file too, which the JDK's client cannot. One connection a request, so
 * that any thread may ask.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Docker Engine API</a>
 */
final class EngineConnection {
    private static final int BUFFER_BYTES = 8192;
    private static final int FIRST_ERROR = 400;

    private final EngineAddress address;
    private final HttpProcessor headers = HttpProcessorBuilder.create()
            .add(new RequestContent())
            .add(new RequestTargetHost())
            .build();

    EngineConnection(EngineAddress address) {
        this.address = address;
    }

    EngineAddress address() {
        return address;
    }

    EngineAnswer ask(String method, String path) throws InterruptedException {
        return send(method, path, null);
    }

    EngineAnswer ask(String method, String path, Map<String, ?> body) throws InterruptedException {
        return send(method, path, new StringEntity(Json.text(body), ContentType.APPLICATION_JSON));
    }

    EngineAnswer upload(String path, Path file) throws InterruptedException {
        return send("POST", path, new FileEntity(file.toFile(), ContentType.create("application/x-tar")));
    }

    /**
     * Asks for what goes on: logs, events.
     *
     * @throws EngineRefusal when the engine answers with something else
     * @throws SarvanomException when nobody listens, or the connection breaks
     */
    EngineStream open(String path) throws InterruptedException, EngineRefusal {
        try {
            return stream(address.connect(), path);
        } catch (IOException | HttpException failed) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(failed);
            }
            throw unreachable(failed);
        }
    }

    private EngineStream stream(Socket socket, String path) throws IOException, HttpException, EngineRefusal {
        EngineStream opened = null;
        try {
            DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(BUFFER_BYTES);
            connection.bind(socket);
            HttpResponse response = sent(connection, "GET", path, null);
            if (response.getStatusLine().getStatusCode() >= FIRST_ERROR || response.getEntity() == null) {
                throw new EngineRefusal(answer(response));
            }
            opened = new EngineStream(socket, response.getEntity().getContent());
            return opened;
        } finally {
            if (opened == null) {
                socket.close();
            }
        }
    }

    /** @throws SarvanomException when nobody listens, or the connection breaks; a refusal is an answer */
    private EngineAnswer send(String method, String path, @Nullable HttpEntity body) throws InterruptedException {
        try (Socket socket = address.connect();
                DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(BUFFER_BYTES)) {
            connection.bind(socket);
            return exchange(connection, method, path, body);
        } catch (ClosedByInterruptException interrupted) {
            throw interrupted(interrupted);
        } catch (IOException | HttpException failed) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(failed);
            }
            throw unreachable(failed);
        }
    }

    private EngineAnswer exchange(
            DefaultBHttpClientConnection connection, String method, String path, @Nullable HttpEntity body)
            throws IOException, HttpException {
        return answer(sent(connection, method, path, body));
    }

    private static EngineAnswer answer(HttpResponse response) throws IOException {
        HttpEntity answer = response.getEntity();
        return new EngineAnswer(
                response.getStatusLine().getStatusCode(),
                answer == null ? new byte[0] : EntityUtils.toByteArray(answer));
    }

    private HttpResponse sent(
            DefaultBHttpClientConnection connection, String method, String path, @Nullable HttpEntity body)
            throws IOException, HttpException {
        BasicHttpEntityEnclosingRequest request = new BasicHttpEntityEnclosingRequest(method, path);
        request.setEntity(body);
        HttpCoreContext context = HttpCoreContext.create();
        context.setTargetHost(new HttpHost("localhost"));
        HttpRequestExecutor executor = new HttpRequestExecutor();
        executor.preProcess(request, headers, context);
        return executor.execute(request, connection, context);
    }

    private static InterruptedException interrupted(Exception why) {
        Thread.interrupted();
        InterruptedException interruption = new InterruptedException("interrupted while asking the container engine");
        interruption.initCause(why);
        return interruption;
    }

    private SarvanomException unreachable(Exception failed) {
        String message = String.valueOf(failed.getMessage());
        boolean forbidden = message.contains("Permission denied");
        Problem problem = Problem.of("the container engine at " + address.shown()
                        + (forbidden ? " may not be used by this user" : " does not answer"))
                .seen(message);
        return SarvanomException.surroundings(
                forbidden
                        ? problem.mend(
                                "let this user use it: sudo usermod -aG docker $USER, then log in anew; that is as much"
                                        + " as root on this machine\nor use an engine of your own: Docker rootless, or podman with"
                                        + " export DOCKER_HOST=unix://$XDG_RUNTIME_DIR/podman/podman.sock")
                        : problem.mend("start it (sudo systemctl start docker), or name another: export"
                                + " DOCKER_HOST=unix:///path/to/docker.sock\n"
                                + "What it had begun stays; the same command goes on from there"),
                failed);
    }
}
