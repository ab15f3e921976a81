package io.github.sarvanom.environment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes secrets' values out of any text before a person or a file sees it, however they are written: as they are, in
 * base64 (also in the middle of something longer, such as a Basic header), URL-encoded, or escaped for JSON or XML. What
 * stays in their place names the secret. Values shorter than four characters are left: they occur in every text.
 */
public final class Redactor {
    private static final String MASK = "••••••";
    private static final int SHORTEST = 4;
    /** From here on a single line of a value, or its base64 in the middle of something, is a value of its own. */
    private static final int SHORTEST_LONG = 8;

    private final Map<String, String> names;
    private final Optional<Pattern> spellings;

    private Redactor(Map<String, String> names) {
        this.names = names;
        this.spellings = names.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(names.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"))));
    }

    public static Redactor of(SecretValues secrets) {
        Map<String, String> names = new HashMap<>();
        for (String name : secrets.names()) {
            spellings(secrets.reveal(name)).forEach(spelling -> names.putIfAbsent(spelling, name));
        }
        return new Redactor(names);
    }

    /** Knows these values too; a text that is the value of both has this one's name. */
    public Redactor and(SecretValues more) {
        Map<String, String> all = new HashMap<>(names);
        of(more).names.forEach(all::putIfAbsent);
        return new Redactor(all);
    }

    /** Leaves every text as it is. */
    public static Redactor none() {
        return new Redactor(Map.of());
    }

    public String redact(String text) {
        return spellings
                .map(pattern -> pattern.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(MASK + "(" + names.get(found.group()) + ")")))
                .orElse(text);
    }

    private static Set<String> spellings(String value) {
        Set<String> all = new LinkedHashSet<>();
        if (value.trim().length() >= SHORTEST) {
            all.add(value);
            all.add(value.trim());
            all.addAll(Escapes.of(value));
            all.addAll(Base64Spellings.whole(value));
        }
        if (value.trim().length() >= SHORTEST_LONG) {
            all.addAll(Base64Spellings.inside(value));
            value.lines()
                    .map(String::trim)
                    .filter(line -> line.length() >= SHORTEST_LONG)
                    .forEach(all::add);
        }
        return all;
    }
}
