package io.github.sarvanom.rehearsal.api;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One request.
 *
 * @param method in capitals
 * @param path decoded, beginning with a slash
 * @param query decoded; of a repeated parameter the last value
 * @param contentType without parameters; empty when not said
 * @param userAgent empty when not said
 * @param body empty when there is none
 */
public record ApiRequest(
        String method, String path, Map<String, String> query, String contentType, String userAgent, String body) {

    public static ApiRequest of(String method, URI uri, String contentType, String userAgent, String body) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return new ApiRequest(method, uri.getPath(), query(uri.getRawQuery()), type.trim(), userAgent, body);
    }

    @SuppressWarnings("NullAway") // a URI without a query has null
    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int is = pair.indexOf('=');
                String key = is < 0 ? pair : pair.substring(0, is);
                String value = is < 0 ? "" : pair.substring(is + 1);
                query.put(decode(key), decode(value));
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A parameter; empty when it is not said. */
    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    boolean isTrue(String name) {
        String value = parameter(name);
        return value.equals("true") || value.equals("1");
    }
}
