package io.github.sarvanom.rehearsal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A registry for rehearsals: the OCI distribution protocol on a free loopback port, images in a folder. Several, in this
 * JVM or others, may be open over one folder at once; what one was given, all have.
 */
public final class RehearsalRegistry implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;

    private RehearsalRegistry(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts to answer at once.
     *
     * @param folder made when missing
     * @throws IOException when no loopback port can be opened
     */
    public static RehearsalRegistry open(Path folder) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "rehearsal-registry");
            thread.setDaemon(true);
            return thread;
        });
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", new RegistryRoutes(new ImageFolder(folder)));
        server.start();
        return new RehearsalRegistry(server, threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** How an image reference names this registry: {@code localhost:43211}. */
    public String address() {
        return "localhost:" + port();
    }

    /**
     * Whether a manifest is in a rehearsal's folder, asked without opening a registry.
     *
     * @param repository without registry: {@code sarvanom/gateway}
     * @param digest {@code sha256:…}
     * @throws IOException when the folder can't be read
     */
    public static boolean has(Path folder, String repository, String digest) throws IOException {
        return new ImageFolder(folder).manifestType(repository, digest).isPresent();
    }

    /** Ends at once; a request under way is cut off. What was pushed stays in the folder. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
