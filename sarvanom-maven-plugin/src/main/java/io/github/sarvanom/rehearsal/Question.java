package io.github.sarvanom.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpRequest;

/** What a registry is asked. */
final class Question {
    private final HttpRequest request;
    private final URI uri;

    Question(HttpRequest request) {
        this.request = request;
        this.uri = URI.create(request.getRequestLine().getUri());
    }

    String method() {
        return request.getRequestLine().getMethod();
    }

    String path() {
        return uri.getPath();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getFirstHeader(name)).map(Header::getValue);
    }

    Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        String raw = Optional.ofNullable(uri.getRawQuery()).orElse("");
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /** May be read once; empty when nothing was sent. */
    InputStream body() throws IOException {
        HttpEntity body = request instanceof HttpEntityEnclosingRequest with ? with.getEntity() : null;
        return body == null ? InputStream.nullInputStream() : body.getContent();
    }
}
