package io.github.sarvanom.environment;

import java.util.Locale;

/**
 * A name that Kubernetes takes for an object.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names</a>
 */
public record DnsLabel(String noun, Start start, int longest, String example) implements Form<String> {
    /** What the first character may be. */
    enum Start {
        /** RFC 1123, as for namespaces. */
        LETTER_OR_DIGIT("[a-z0-9]", "a lower-case letter or digit"),
        /** RFC 1035, as for Services. */
        LETTER("[a-z]", "a lower-case letter");

        private final String pattern;
        private final String words;

        Start(String pattern, String words) {
            this.pattern = pattern;
            this.words = words;
        }
    }

    /** 63 less the longest suffix that we put behind it: {@code -service}, {@code -secrets}. */
    private static final int WITH_SUFFIX = 55;

    public static final DnsLabel APPLICATION =
            new DnsLabel("an application's name", Start.LETTER_OR_DIGIT, WITH_SUFFIX, "shop");
    public static final DnsLabel ENVIRONMENT =
            new DnsLabel("an environment's name", Start.LETTER_OR_DIGIT, 63, "staging");
    public static final DnsLabel NAMESPACE =
            new DnsLabel("a namespace's name", Start.LETTER_OR_DIGIT, 63, "shop-staging");
    public static final DnsLabel SERVICE = new DnsLabel("a service's name", Start.LETTER, WITH_SUFFIX, "gateway");

    @Override
    public String read(String text) throws Unfit {
        if (fits(text)) {
            return text;
        }
        Unfit unfit = Unfit.expected("at most " + longest + " characters of a-z, 0-9 and '-', from " + start.words
                + " to a lower-case letter or digit");
        String near = nearest(text);
        throw fits(near) ? unfit.probably(near) : unfit;
    }

    private boolean fits(String text) {
        return text.length() <= longest && text.matches(start.pattern + "([-a-z0-9]*[a-z0-9])?");
    }

    private String nearest(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String shorter = lower.length() > longest ? lower.substring(0, longest) : lower;
        String begun = start == Start.LETTER ? shorter.replaceAll("^[^a-z]+", "") : shorter;
        return begun.replaceAll("^-+|-+$", "");
    }
}
