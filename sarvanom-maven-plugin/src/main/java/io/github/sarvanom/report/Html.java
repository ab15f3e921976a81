package io.github.sarvanom.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A piece of HTML. Text gets in by {@link #text} alone, which escapes it, so that what a program or cluster said stays text
 * (OWASP, "Cross Site Scripting Prevention").
 */
record Html(String markup) {
    /** Between these a line end would be a blank. */
    private static final Set<String> INLINE = Set.of("strong", "code");

    static final Html NOTHING = new Html("");

    static Html text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isShown(letter) ? letter : '\uFFFD');
            }
        });
        return new Html(escaped.toString());
    }

    /** An element around others; nothing at all around nothing. */
    static Html in(String element, String cssClass, Html... inner) {
        String all = Arrays.stream(inner).map(Html::markup).collect(Collectors.joining());
        String tag = cssClass.isEmpty() ? element : element + " class=\"" + cssClass + "\"";
        return all.isEmpty()
                ? NOTHING
                : new Html("<" + tag + ">" + all + "</" + element + ">" + (INLINE.contains(element) ? "" : "\n"));
    }

    static Html in(String element, String cssClass, String text) {
        return in(element, cssClass, text(text));
    }

    static <T> Html each(Collection<T> items, Function<T, Html> shown) {
        return new Html(items.stream().map(shown).map(Html::markup).collect(Collectors.joining()));
    }

    /** Control characters mean nothing in a page; those of a terminal's colours would be noise. */
    private static boolean isShown(int letter) {
        return letter == '\n' || letter == '\t' || !Character.isISOControl(letter);
    }
}
