package io.github.sarvanom.compose;

import io.github.sarvanom.environment.SecretValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Fills in a compose file's variables, as compose does: secrets, then what the surroundings have. So both ways have the same values,
 * and these are part of a container's hash.
 */
final class Interpolation {
    private final SecretValues secrets;
    private final Surroundings surroundings;
    private final String dollar;

    private Interpolation(SecretValues secrets, Surroundings surroundings, String dollar) {
        this.secrets = secrets;
        this.surroundings = surroundings;
        this.dollar = dollar;
    }

    /** For an engine, to which a dollar is a sign as any other. */
    Interpolation(SecretValues secrets, Surroundings surroundings) {
        this(secrets, surroundings, "$");
    }

    /** For compose, which makes one dollar of two. */
    static Interpolation leavingDollars(SecretValues secrets, Surroundings surroundings) {
        return new Interpolation(secrets, surroundings, "$$");
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

    /** What it cannot fill in, and leaves as it is written: variables that are demanded and not set, braces that are not closed. */
    SortedSet<String> unresolved(@Nullable Object content) {
        SortedSet<String> texts = new TreeSet<>();
        collect(content, texts);
        return texts;
    }

    private void collect(@Nullable Object value, SortedSet<String> texts) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> collect(each, texts));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, texts));
        } else if (value instanceof String text && template(text).isEmpty()) {
            texts.add(text);
        }
    }

    private String text(String text) {
        return template(text).map(filled -> filled.replace("$", dollar)).orElse(text);
    }

    private Optional<String> template(String text) {
        return text.indexOf('$') < 0 ? Optional.of(text) : new Template(text, this::variable).filled();
    }

    private Optional<String> variable(String name) {
        return secrets.names().contains(name) ? Optional.of(secrets.reveal(name)) : surroundings.find(name);
    }
}
