package io.github.sarvanom.compose;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Environment variables as a compose file spells them: {@code $} is doubled, a secret stands by its name. */
final class Variables {
    private final SortedMap<String, Object> variables = new TreeMap<>();

    /** What is said later wins. */
    Variables config(Map<String, String> config) {
        config.forEach((name, value) -> variables.put(name, literal(value)));
        return this;
    }

    Variables secrets(Collection<String> names) {
        names.forEach(name -> variables.put(name, "${" + name + ":?see .env.example}"));
        return this;
    }

    SortedMap<String, Object> content() {
        return variables;
    }

    /** Compose fills in what stands behind one dollar. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }
}
