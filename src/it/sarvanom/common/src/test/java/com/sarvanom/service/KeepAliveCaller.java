package com.sarvanom.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** A caller with one connection and no second try, unlike the JDK's clients, which hide a connection that broke. */
final class KeepAliveCaller implements AutoCloseable {

    private static final String REQUEST = "GET /fast?q=1 HTTP/1.1\r\nHost: test\r\n\r\n";

    private final Socket socket;
    private final BufferedReader in;

    KeepAliveCaller(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Calls without a pause over one connection; tells how it ended. */
    static String callUntilToldToLeave(int port, CountDownLatch began, CountDownLatch told) {
        try (KeepAliveCaller caller = new KeepAliveCaller(port)) {
            while (!caller.call()) {
                began.countDown();
            }
            told.countDown();
            return "told to leave, then " + caller.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request with a whole answer; says whether that answer asked to close the connection. */
    boolean call() throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.UTF_8));
        String status = line();
        if (!status.equals("HTTP/1.1 200 OK")) {
            throw new IOException("answered " + status);
        }
        boolean leave = false;
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            leave |= header.equalsIgnoreCase("Connection: close");
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(header.substring("content-length: ".length()));
            }
        }
        for (int i = 0; i < length; i++) {
            require(in.read());
        }
        return leave;
    }

    /** How the server ends the connection: a reset would be an exception. */
    String end() throws IOException {
        return in.read() < 0 ? "closed" : "more came";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        String line = in.readLine();
        require(line == null ? -1 : 0);
        return line;
    }

    private static void require(int read) throws IOException {
        if (read < 0) {
            throw new IOException("the connection ended inside an answer");
        }
    }
}
