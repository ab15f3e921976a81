package io.github.sarvanom.compose;

import io.github.sarvanom.environment.SecretValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in a compose file's {@code ${NAME}} with secrets, as compose does from its surroundings; {@code $$} is one dollar. */
final class Interpolation {
    private static final Pattern PLACE = Pattern.compile("\\$(?:(?<dollar>\\$)|\\{(?<name>\\w+)(?::?\\?[^}]*)?})");

    private final SecretValues secrets;
    private final String dollar;

    /** For an engine, to which a dollar is a sign as any other. */
    Interpolation(SecretValues secrets) {
        this(secrets, "$");
    }

    private Interpolation(SecretValues secrets, String dollar) {
        this.secrets = secrets;
        this.dollar = dollar;
    }

    /** For compose, which fills in the rest from its own surroundings, and makes one dollar of two. */
    static Interpolation leavingDollars(SecretValues secrets) {
        return new Interpolation(secrets, "$$");
    }

    /** Of the content of any depth; what holds secrets must not be shown. */
    Map<String, Object> filled(Map<String, Object> content) {
        Map<String, Object> filled = new LinkedHashMap<>();
        content.forEach((key, value) -> filled.put(key, value(value)));
        return filled;
    }

    private Object value(Object value) {
        if (value instanceof Map<?, ?>) {
            return filled(Fields.map(value));
        }
        if (value instanceof List<?> list) {
            List<Object> filled = new ArrayList<>();
            list.forEach(each -> filled.add(value(each)));
            return filled;
        }
        return value instanceof String text ? text(text) : value;
    }

    private String text(String text) {
        Matcher place = PLACE.matcher(text);
        return place.replaceAll(found -> Matcher.quoteReplacement(
                place.group("dollar") != null ? dollar : secret(place.group("name"), place.group())));
    }

    private String secret(String name, String asWritten) {
        return secrets.names().contains(name) ? secrets.reveal(name).replace("$", dollar) : asWritten;
    }
}
