package io.github.sarvanom.environment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The ways in which addresses, JSON, XML and compose files write a text. */
final class Escapes {
    private Escapes() {}

    static List<String> of(String text) {
        String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String json = json(text);
        return List.of(
                // As compose writes it, to which one dollar begins a variable.
                text.replace("$", "$$"),
                form,
                form.replace("+", "%20"),
                json,
                // As Go's encoder writes it, and with it the API server.
                json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"),
                json.replace("/", "\\/"),
                xml(text),
                xml(text).replace("\"", "&quot;").replace("'", "&apos;"),
                xml(text).replace("\"", "&#34;").replace("'", "&#39;"));
    }

    private static String json(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> escaped.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
            }
        }
        return escaped.toString();
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
