package com.sarvanom.gateway;

/** A service behind the gateway did not answer as it should. */
final class BackendException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String backend;

    BackendException(String backend, String reason, Throwable cause) {
        super(reason, cause);
        this.backend = backend;
    }

    String backend() {
        return backend;
    }
}
