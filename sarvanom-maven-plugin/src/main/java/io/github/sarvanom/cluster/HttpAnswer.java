package io.github.sarvanom.cluster;

import java.nio.charset.StandardCharsets;

/**
 * What a service answered over HTTP, whatever its status.
 *
 * @param body at most what the service sent; empty when it sent nothing
 */
public record HttpAnswer(int status, String body) {
    public HttpAnswer(int status, byte[] body) {
        this(status, new String(body, StandardCharsets.UTF_8));
    }
}
