package io.github.sarvanom.compose;

import io.github.sarvanom.manifests.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What an engine answered. */
final class EngineAnswer {
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;

    private final int status;
    private final byte[] body;

    /** @param body not copied */
    EngineAnswer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    boolean isError() {
        return status >= FIRST_ERROR;
    }

    boolean isMissing() {
        return status == NOT_FOUND;
    }

    /** Empty when it is no JSON object. */
    Map<String, Object> tree() {
        return Json.treeOrEmpty(body);
    }

    /** Empty when it is no JSON array. */
    @SuppressWarnings("unchecked")
    List<Object> list() {
        return Json.valueOrNull(text()) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** Why the engine refused. */
    String message() {
        String message = Fields.text(tree(), "message");
        return message.isEmpty() ? "HTTP " + status : message.trim();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
