package io.github.sarvanom.parity;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why something may differ, in somebody's own words.
 *
 * @param what the name of a trait; {@code *} stands for any text: {@code config/*_URL}
 */
public record Explanation(String what, String why) {
    boolean covers(String trait) {
        String pattern =
                Arrays.stream(what.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return trait.matches(pattern);
    }
}
