import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that fails in the way that its first argument names, or serves. Compiled by the suites that run it in pods. */
public final class Doomed {
    public static void main(String[] arguments) throws Exception {
        System.out.println("starting");
        switch (arguments[0]) {
            case "exit" -> {
                System.err.println("the licence has expired");
                System.exit(1);
            }
            case "return" -> System.out.println("done");
            case "sleep" -> Thread.sleep(600_000);
            case "fill" -> fill();
            case "bind-twice" -> {
                new ServerSocket(9090);
                new ServerSocket(9090);
            }
            case "write" -> Files.writeString(Path.of("/opt/report.txt"), "written");
            case "variable" -> throw new IllegalStateException("environment variable ORDERS_DB_URL is not set");
            case "tls" -> URI.create("https://" + System.getenv("KUBERNETES_SERVICE_HOST") + "/").toURL().getContent();
            case "migrate" -> migrate();
            case "class" -> throw new NoClassDefFoundError("com/example/orders/Money");
            case "file" -> Files.readString(Path.of("/etc/orders/settings.json"));
            case "throw" -> wrapped();
            case "lookup" -> InetAddress.getByName("orders-db");
            case "connect" -> connect("orders-db", 5432);
            case "login" -> throw new java.sql.SQLException("FATAL: password authentication failed for user \"orders\"", "28P01");
            case "serve" -> serve(8080, arguments.length > 1 ? 503 : 200);
            case "late" -> late(arguments);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void fill() {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[1 << 20]);
        }
    }

    private static void connect(String host, int port) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 3000);
        }
    }

    private static void migrate() {
        System.err.println("org.flywaydb.core.internal.command.DbMigrate$FlywayMigrateException: Migration V7__orders.sql failed");
        System.err.println("\tat org.flywaydb.core.internal.command.DbMigrate.doMigrateGroup(DbMigrate.java:374)");
        System.err.println("Caused by: org.postgresql.util.PSQLException: ERROR: column \"total\" of relation \"orders\" already exists");
        System.err.println("\tat org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2733)");
        System.exit(1);
    }

    private static void wrapped() {
        try {
            price(null);
        } catch (NullPointerException e) {
            throw new IllegalStateException("cannot price the order", e);
        }
    }

    private static int price(String order) {
        return order.length();
    }

    private static void serve(int port, int status) throws Exception {
        byte[] body = (status == 200 ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"orders-db\",\"status\":\"DOWN\"}]}").getBytes();
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/health", exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals("/health");
            exchange.sendResponseHeaders(known ? status : 404, known ? body.length : -1);
            exchange.getResponseBody().write(known ? body : new byte[0]);
            exchange.close();
        });
        server.start();
        System.out.println("listening on " + port);
    }

    /** late SECONDS-BEFORE-LISTENING SECONDS-UNWELL STARTS-THAT-FAIL [HOST:PORT to be reached first]: comes up in the end. */
    private static void late(String[] arguments) throws Exception {
        Path starts = Path.of("/state/starts");
        int before = Files.exists(starts) ? Integer.parseInt(Files.readString(starts)) : 0;
        if (Files.isDirectory(starts.getParent())) {
            Files.writeString(starts, String.valueOf(before + 1));
        }
        if (arguments.length > 4) {
            String[] address = arguments[4].split(":");
            connect(address[0], Integer.parseInt(address[1]));
        }
        if (before < Integer.parseInt(arguments[3])) {
            throw new java.net.ConnectException("Connection refused: orders-db/10.96.0.99:5432");
        }
        Thread.sleep(1000L * Integer.parseInt(arguments[1]));
        int unwell = Integer.parseInt(arguments[2]);
        if (unwell == 0) {
            serve(8080, 200);
            return;
        }
        long well = System.nanoTime() + unwell * 1_000_000_000L;
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(System.nanoTime() < well ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening on 8080");
    }
}
