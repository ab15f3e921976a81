package com.sarvanom.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/** Something that this service calls, and how to find out whether it answers. */
public record Dependency(String name, URI address, Probe probe) {

    /** One attempt to reach an address; it may take at most {@link #TIMEOUT_MILLIS} for each step. */
    @FunctionalInterface
    public interface Probe {
        boolean answers(URI address) throws IOException;
    }

    static final int TIMEOUT_MILLIS = 250;
    private static final int SERVER_ERROR = 500;

    /** Well when it answers the path with anything but a server error: a 401 shows a living server too. */
    public static Optional<Dependency> http(Settings settings, String variable, String name, String path) {
        return settings.address(variable).map(address -> new Dependency(name, address.resolve(path), Dependency::get));
    }

    /** Well when it accepts a connection. */
    public static Optional<Dependency> tcp(Settings settings, String variable, String name) {
        return settings.address(variable).map(address -> new Dependency(name, address, Dependency::connect));
    }

    private static boolean get(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        try {
            return connection.getResponseCode() < SERVER_ERROR;
        } finally {
            connection.disconnect();
        }
    }

    private static boolean connect(URI address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port(address)), TIMEOUT_MILLIS);
            return true;
        }
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return switch (address.getScheme()) {
            case "redis" -> 6379;
            case "postgresql" -> 5432;
            case "https" -> 443;
            default -> 80;
        };
    }
}
