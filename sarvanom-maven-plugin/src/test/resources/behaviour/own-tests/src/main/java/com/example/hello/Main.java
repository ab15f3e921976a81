package com.example.hello;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        byte[] greeting = String.valueOf(System.getenv("GREETING")).getBytes();
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, greeting.length);
            exchange.getResponseBody().write(greeting);
            exchange.close();
        });
        server.start();
    }
}
