package io.github.sarvanom.rehearsal;

import java.nio.file.Path;
import java.util.Map;
import org.apache.http.HttpResponse;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.FileEntity;
import org.apache.http.entity.StringEntity;
import org.jspecify.annotations.Nullable;

/**
 * What a registry says to one question.
 *
 * @param body short text; empty when there is none or {@code file} is the body
 * @param file streamed; null when there is none
 */
record Answer(
        int status,
        Map<String, String> headers,
        String body,
        @Nullable Path file) {
    static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, headers, "", null);
    }

    static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body, null);
    }

    static Answer file(Path file, String mediaType, String digest) {
        Map<String, String> headers = Map.of("Content-Type", mediaType, "Docker-Content-Digest", digest);
        return new Answer(200, headers, "", file);
    }

    /** The server leaves out the body, and keeps its length, where the question was HEAD. */
    void writeTo(HttpResponse response) {
        response.setStatusCode(status);
        response.setHeader("Docker-Distribution-Api-Version", "registry/2.0");
        headers.forEach(response::setHeader);
        response.setEntity(
                file != null ? new FileEntity(file.toFile()) : new StringEntity(body, ContentType.DEFAULT_TEXT));
    }
}
