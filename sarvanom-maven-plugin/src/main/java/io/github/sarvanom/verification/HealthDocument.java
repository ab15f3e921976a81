package io.github.sarvanom.verification;

import io.github.sarvanom.manifests.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A JSON document that a program gave of itself. */
final class HealthDocument {
    /**
     * Words by which a program says itself that it is not well: of Spring Boot's {@code Status}, of the health+json draft
     * (draft-inadarei-api-health-check), and of the specification's health document.
     */
    private static final Set<String> ILL =
            Set.of("down", "out_of_service", "fail", "failed", "error", "unhealthy", "critical");

    /** Words of one that serves, but not as it should. */
    private static final Set<String> LIMPING = Set.of("degraded", "warn", "warning");

    private static final String STATUS = "status";

    private final Object document;

    private HealthDocument(@Nullable Object document) {
        this.document = document == null ? Map.of() : document;
    }

    /** Of a body that is no JSON, the empty document: it says nothing of itself. */
    static HealthDocument of(String body) {
        return new HealthDocument(Json.valueOrNull(body));
    }

    /** Its own word on its state; empty when it says none. */
    String status() {
        Object status = at(STATUS);
        return status == null || status instanceof Map || status instanceof List ? "" : status.toString();
    }

    /** What is wrong by the document's own word, with the members that say so; empty when nothing is. */
    List<String> ownComplaints() {
        if (!isIll(status())) {
            return List.of();
        }
        List<String> complaints = new ArrayList<>();
        complaints.add("status is \"" + status() + "\"");
        ill("", document, complaints);
        return complaints;
    }

    /** What limps by the document's own word, with the members that say why; empty where nothing does. */
    List<String> ownReservations() {
        if (!LIMPING.contains(status().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        List<String> members = new ArrayList<>();
        ill("", document, members);
        return members;
    }

    /** What is not as expected, a line a member. */
    List<String> complaints(SortedMap<String, Expected> expected) {
        List<String> complaints = new ArrayList<>();
        expected.forEach((path, wanted) -> {
            Object value = at(path);
            if (!wanted.holds(value)) {
                String seen = value == null ? " is not there" : " is " + shown(value);
                complaints.add(path + seen + ", expected " + wanted);
            }
        });
        return complaints;
    }

    private @Nullable Object at(String path) {
        Object value = document;
        for (String name : path.split("\\.", -1)) {
            value = member(value, name);
        }
        return value;
    }

    private static @Nullable Object member(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return map.get(name);
        }
        boolean position = value instanceof List && name.matches("\\d{1,6}");
        return position && value instanceof List<?> list && Integer.parseInt(name) < list.size()
                ? list.get(Integer.parseInt(name))
                : null;
    }

    /** The members below that use one of the words, by their paths. */
    private static void ill(String path, @Nullable Object value, List<String> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> ill(path.isEmpty() ? name.toString() : path + "." + name, inner, found));
        } else if (value != null && !path.equals(STATUS) && isIll(value.toString())) {
            found.add(path + " is " + shown(value));
        }
    }

    private static boolean isIll(String word) {
        return ILL.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String shown(Object value) {
        return value instanceof Map || value instanceof List ? "no single value" : '"' + value.toString() + '"';
    }
}
