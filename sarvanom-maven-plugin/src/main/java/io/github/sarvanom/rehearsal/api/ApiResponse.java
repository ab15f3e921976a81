package io.github.sarvanom.rehearsal.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** An answer: all of it, or a stream of watch events. */
public sealed interface ApiResponse {

    /**
     * A whole answer.
     *
     * @param warnings texts of {@code Warning} headers
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
    record Whole(int code, String contentType, byte[] body, List<String> warnings) implements ApiResponse {}

    /** Events, or lines of a log, as they come. */
    record Stream(String contentType, Opening opening) implements ApiResponse {}

    /** Starts a stream once its receiver is there. */
    interface Opening {
        /**
         * @param receiver takes one event, without a line end
         * @param end called once when the server ends the stream
         * @return ends the stream from the receiver's side
         */
        Runnable open(Consumer<byte[]> receiver, Runnable end);
    }

    static ApiResponse json(int code, ObjectNode body) {
        return json(code, body.toString().getBytes(StandardCharsets.UTF_8), List.of());
    }

    static ApiResponse json(int code, byte[] body, List<String> warnings) {
        return new Whole(code, "application/json", body, warnings);
    }

    static ApiResponse text(int code, String body) {
        return new Whole(code, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8), List.of());
    }
}
