package com.sarvanom.service;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to the caller: a status, a media type and the bytes. */
public record Answer(int status, String contentType, byte[] body) {

    private static final String JSON_TYPE = "application/json";

    /** A JSON object; its values are strings, numbers, booleans, maps and lists of such. */
    public static Answer json(int status, Map<String, ?> document) {
        try {
            return new Answer(status, JSON_TYPE, JSON.std.asBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Answer error(int status, String message) {
        return json(status, Map.of("error", message));
    }

    static Answer text(String contentType, String text) {
        return new Answer(200, contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
