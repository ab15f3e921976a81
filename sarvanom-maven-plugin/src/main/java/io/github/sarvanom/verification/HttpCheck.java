package io.github.sarvanom.verification;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks for a document and looks at its status and, where it is JSON, at its members.
 *
 * @param path with its query, beginning with a slash
 * @param statuses those that are good
 * @param json path of a member, names and list positions joined by dots ({@code dependencies.postgres}), to what it has to be;
 *     empty when nothing was said, and then {@link HealthDocument} judges the document's own {@code status}
 */
public record HttpCheck(
        HttpTarget target, String path, StatusRange statuses, SortedMap<String, Expected> json, Origin origin)
        implements Check {
    public HttpCheck {
        json = Collections.unmodifiableSortedMap(new TreeMap<>(json));
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public Optional<String> service() {
        return target.ownService();
    }

    @Override
    public String question() {
        return "GET " + path;
    }
}
