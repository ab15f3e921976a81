package io.github.sarvanom.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;

/** A rehearsal's registry that writes down what it is asked, and may turn askers away. */
public final class FrontDoor implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final RegistryRoutes routes;
    private final RehearsalRegistry registry;
    private volatile ToIntFunction<String> turnAway = request -> 0;

    private FrontDoor(Path folder) throws IOException {
        routes = new RegistryRoutes(new ImageFolder(folder));
        registry = RehearsalRegistry.serve(this::handle);
    }

    public static FrontDoor open(Path folder) throws IOException {
        return new FrontDoor(folder);
    }

    public String address() {
        return registry.address();
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
        int status = turnAway.applyAsInt(line);
        if (status == 0) {
            routes.handle(request, response, context);
            return;
        }
        response.setStatusCode(status);
        response.setHeader("WWW-Authenticate", "Basic realm=\"shop\"");
    }

    @Override
    public void close() {
        registry.close();
    }
}
