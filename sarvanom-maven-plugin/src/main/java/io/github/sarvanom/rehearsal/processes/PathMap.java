package io.github.sarvanom.rehearsal.processes;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a container's paths lie on this machine: the image's folders and the volumes that are mounted. */
final class PathMap {
    private final TreeMap<String, Path> places =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** @param places path in the container, without a slash at its end, to path on this machine */
    PathMap(Map<String, Path> places) {
        this.places.putAll(places);
    }

    /** The same text with each path of the container that stands in it, whole or as the beginning of a longer path, replaced. */
    String map(String text) {
        String mapped = text;
        for (Map.Entry<String, Path> place : places.entrySet()) {
            mapped = Pattern.compile("(?<![\\w./-])" + Pattern.quote(place.getKey()) + "(?=[/:;,\\s\"']|$)")
                    .matcher(mapped)
                    .replaceAll(Matcher.quoteReplacement(place.getValue().toString()));
        }
        return mapped;
    }
}
