package io.github.sarvanom.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The candidate that is fewest edits away, when it is near enough to be meant: at most a third of the word's letters
     * differ, upper and lower case aside. Among equals the first in the alphabet.
     *
     * @return empty when nothing is near
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int limit = Math.max(1, word.length() / 3);
        return candidates.stream()
                .filter(candidate -> edits(word, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> edits(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** As the end of a sentence: {@code "; did you mean <port>?"} shaped by the template's one {@code %s}, or nothing. */
    public static String asQuestion(String word, Collection<String> candidates, String template) {
        return nearest(word, candidates).map(template::formatted).orElse("");
    }

    /** Levenshtein's distance, with one row of memory. */
    private static int edits(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
