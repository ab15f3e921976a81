package io.github.sarvanom.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The program that pods of the contract run: it does what its paths ask it to. Sees nothing but the JDK. */
public final class SmallProgram {
    private final AtomicInteger health = new AtomicInteger(200);

    private SmallProgram() {}

    /** Ends at once when {@code CRASH} is set, with that exit code; otherwise serves on {@code PORT} until it is told to end. */
    public static void main(String[] arguments) throws IOException {
        String crash = System.getenv("CRASH");
        if (crash != null) {
            say("no database at db:5432");
            System.exit(Integer.parseInt(crash));
        }
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 50);
        server.setExecutor(Executors.newCachedThreadPool());
        SmallProgram program = new SmallProgram();
        server.createContext("/", program::answer);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> say("told to stop")));
        server.start();
        say("listens on " + port);
    }

    @SuppressWarnings("SystemOut") // a program's log
    private static void say(String line) {
        System.out.println(line);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", 3);
        String said = path.length > 2 ? path[2] : "";
        switch (path[1]) {
            case "health" -> send(exchange, health.get(), "");
            case "be" -> {
                health.set(Integer.parseInt(said));
                send(exchange, 200, said);
            }
            case "env" -> send(exchange, 200, String.valueOf(System.getenv(said)));
            case "file" -> send(exchange, 200, Files.readString(Path.of(System.getenv(said))));
            case "heap" ->
                send(exchange, 200, Long.toString(Runtime.getRuntime().maxMemory()));
            case "exit" -> System.exit(Integer.parseInt(said));
            case "call" -> send(exchange, 200, call(said));
            default -> send(exchange, 404, "");
        }
    }

    private static String call(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://" + address).toURL().openConnection();
            connection.setRequestProperty("Connection", "close"); // each call finds its way anew
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() + " "
                    + new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
