package io.github.sarvanom.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.impl.bootstrap.HttpServer;
import org.apache.http.protocol.HttpContext;

/** A rehearsal's registry that writes down what it is asked, and may turn askers away. */
public final class FrontDoor implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final RegistryRoutes routes;
    private HttpServer server;
    private String login = "";
    private volatile ToIntFunction<String> turnAway = request -> 0;

    private FrontDoor(Path folder) {
        routes = new RegistryRoutes(new ImageFolder(folder));
    }

    public static FrontDoor open(Path folder) throws IOException {
        FrontDoor door = new FrontDoor(folder);
        door.server = RehearsalRegistry.server(door::handle).create();
        door.server.start();
        return door;
    }

    /** The same behind TLS, for those who have the login, written {@code name:password}. */
    public static FrontDoor openWithTls(Path folder, SSLContext tls, String login) throws IOException {
        FrontDoor door = new FrontDoor(folder);
        door.login = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        door.server = RehearsalRegistry.server(door::handle).setSslContext(tls).create();
        door.server.start();
        return door;
    }

    public String address() {
        return "localhost:" + server.getLocalPort();
    }

    /** What was asked so far: {@code HEAD /v2/shop/gateway/manifests/1.0}. */
    public List<String> requests() {
        return requests;
    }

    /** The rule answers a status to turn a request away with, or 0 to let it in. */
    public void turnAway(ToIntFunction<String> rule) {
        turnAway = rule;
    }

    private void handle(HttpRequest request, HttpResponse response, HttpContext context) throws IOException {
        String line = request.getRequestLine().getMethod() + " "
                + request.getRequestLine().getUri();
        requests.add(line);
        boolean known = login.isEmpty()
                || Stream.of(request.getHeaders("Authorization")).anyMatch(header -> login.equals(header.getValue()));
        int status = known ? turnAway.applyAsInt(line) : 401;
        if (status == 0) {
            routes.handle(request, response, context);
            return;
        }
        response.setStatusCode(status);
        response.setHeader("WWW-Authenticate", "Basic realm=\"shop\"");
    }

    @Override
    public void close() {
        server.shutdown(0, TimeUnit.SECONDS);
    }
}
