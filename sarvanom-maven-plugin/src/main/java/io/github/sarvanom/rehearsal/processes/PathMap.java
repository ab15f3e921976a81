package io.github.sarvanom.rehearsal.processes;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a container's paths lie on this machine: the image's folders and the volumes that are mounted. */
final class PathMap {
    private final Map<String, Path> places;
    private final Pattern any;

    /** @param places path in the container, without a slash at its end, to path on this machine */
    PathMap(Map<String, Path> places) {
        this.places = Map.copyOf(places);
        String longestFirst = places.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.any = Pattern.compile("(?<![\\w./-])(?:" + longestFirst + ")(?=[/:;,\\s\"']|$)");
    }

    /** The same text with each path of the container that stands in it, whole or as the beginning of a longer path, replaced. */
    String map(String text) {
        return any.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(places.get(found.group()))));
    }
}
