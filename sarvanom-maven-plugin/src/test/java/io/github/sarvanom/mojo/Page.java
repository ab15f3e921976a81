package io.github.sarvanom.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of documentation. */
record Page(Path file, String text) {
    static final Path ROOT = Path.of("..");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
    private static final Pattern ELEMENT = Pattern.compile("<([a-z]\\w*)>");
    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");

    /** Every page of this repository that users or contributors read. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks of a language. */
    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** Where relative links lead, without anchors. */
    List<Path> links() {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1).replaceFirst("#.*", ""))
                .filter(target -> !target.isEmpty() && !target.contains("://"))
                .map(target ->
                        Objects.requireNonNullElse(file.getParent(), ROOT).resolve(target))
                .toList();
    }

    /** Elements named in running text: {@code <port>}. */
    List<String> elements() {
        return INLINE.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .flatMap(code -> ELEMENT.matcher(code.group(1)).results())
                .map(element -> element.group(1))
                .toList();
    }

    /** What a pattern's first group finds anywhere in the page. */
    List<String> mentions(Pattern pattern) {
        return pattern.matcher(text).results().map(Page::first).toList();
    }

    private static String first(MatchResult found) {
        return found.group(1);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
