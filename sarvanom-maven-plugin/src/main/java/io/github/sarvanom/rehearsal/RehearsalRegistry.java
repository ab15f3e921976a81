package io.github.sarvanom.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.bootstrap.HttpServer;
import org.apache.http.impl.bootstrap.ServerBootstrap;
import org.apache.http.protocol.HttpRequestHandler;

/**
 * A registry for rehearsals: the OCI distribution protocol on a free loopback port, images in a folder. Several, in this
 * JVM or others, may be open over one folder at once; what one was given, all have.
 */
public final class RehearsalRegistry implements AutoCloseable {
    private final HttpServer server;

    private RehearsalRegistry(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts to answer at once.
     *
     * @param folder made when missing
     * @throws IOException when no loopback port can be opened
     */
    public static RehearsalRegistry open(Path folder) throws IOException {
        HttpServer server = server(new RegistryRoutes(new ImageFolder(folder))).create();
        server.start();
        return new RehearsalRegistry(server);
    }

    static ServerBootstrap server(HttpRequestHandler handler) {
        return ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setListenerPort(0)
                .setSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
                .setConnectionFactory(PlainConnection::new)
                .registerHandler("*", handler);
    }

    public int port() {
        return server.getLocalPort();
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
        server.shutdown(0, TimeUnit.SECONDS);
    }
}
