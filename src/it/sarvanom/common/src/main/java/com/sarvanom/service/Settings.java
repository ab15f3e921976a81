package com.sarvanom.service;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment variables say; there is no other configuration. An empty variable counts as unset. Errors name the
 * variable and never repeat an address, which might hold a password.
 */
public record Settings(Map<String, String> variables) {

    private static final int HIGHEST_PORT = 65_535;

    public static Settings ofThisProcess() {
        return new Settings(System.getenv());
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The port to listen on: {@code PORT}, or the service's own; 0 means any free one. */
    public int port(int fallback) {
        int port = number("PORT", fallback);
        if (port > HIGHEST_PORT) {
            throw new IllegalArgumentException("PORT must be at most " + HIGHEST_PORT + ", but is " + port);
        }
        return port;
    }

    /** The address in the named variable, or nothing when it is unset. */
    public Optional<URI> address(String name) {
        return text(name).map(value -> parse(name, value));
    }

    /** {@code LOG_LEVEL} in the words of SLF4J: the specification says {@code warning} where SLF4J says {@code warn}. */
    public String logLevel() {
        String level = text("LOG_LEVEL").orElse("info").toLowerCase(Locale.ROOT);
        return switch (level) {
            case "trace", "debug", "info", "warn", "error" -> level;
            case "warning" -> "warn";
            case "critical", "fatal" -> "error";
            default ->
                throw new IllegalArgumentException("LOG_LEVEL must be debug, info, warning or error, but is " + level);
        };
    }

    /**
     * How long a stopping service goes on serving ({@code SHUTDOWN_LAG_MS}, 500 ms by default): a cluster takes that long
     * to tell everyone that a terminating pod is no longer to be called.
     */
    public Duration shutdownLag() {
        return Duration.ofMillis(number("SHUTDOWN_LAG_MS", 500));
    }

    private int number(String name, int fallback) {
        String value = text(name).orElse(Integer.toString(fallback));
        try {
            return Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number from 0 on, but is " + value, e);
        }
    }

    private static URI parse(String name, String value) {
        URI address;
        try {
            address = URI.create(value);
        } catch (IllegalArgumentException e) {
            // Without its cause, whose message would repeat the value.
            throw new IllegalArgumentException(name + " is not a URL");
        }
        if (address.getHost() == null) {
            throw new IllegalArgumentException(name + " names no host; expected scheme://host:port");
        }
        return address;
    }
}
