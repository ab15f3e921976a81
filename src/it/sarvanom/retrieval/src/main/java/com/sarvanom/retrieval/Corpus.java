package com.sarvanom.retrieval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The few passages that the example knows, found by the words that they share with a query. */
@Component
class Corpus {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<String> passages = read();

    /** The passages that share a word with the query, the most telling first. */
    List<Document> find(String query) {
        Set<String> asked = words(query);
        return IntStream.range(0, passages.size())
                .mapToObj(i -> new Document(i + 1, passages.get(i), score(asked, words(passages.get(i)))))
                .filter(document -> document.score() > 0)
                .sorted(Comparator.comparingDouble(Document::score).reversed())
                .toList();
    }

    /** The share of the asked words that stand in the passage. */
    private static double score(Set<String> asked, Set<String> passage) {
        Set<String> common = new HashSet<>(asked);
        common.retainAll(passage);
        return asked.isEmpty() ? 0 : (double) common.size() / asked.size();
    }

    private static Set<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1)
                .collect(Collectors.toSet());
    }

    private static List<String> read() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Corpus.class.getResourceAsStream("/corpus.txt"), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
