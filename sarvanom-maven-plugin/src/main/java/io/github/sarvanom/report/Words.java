package io.github.sarvanom.report;

import io.github.sarvanom.plan.Impact;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers, times and digests as a person reads them. */
final class Words {
    private static final int DIGEST_LETTERS = 8;
    private static final Pattern LONG_DIGEST =
            Pattern.compile("(sha256:[0-9a-f]{" + DIGEST_LETTERS + "})[0-9a-f]{" + (64 - DIGEST_LETTERS) + "}");

    private Words() {}

    /** {@code 15 ms}, {@code 0.3 s}, {@code 12.4 s}, {@code 1 min 12 s}, {@code 2 h 5 min}. */
    static String time(Duration duration) {
        if (duration.toMillis() < 100) {
            return duration.toMillis() + " ms";
        }
        if (duration.compareTo(Duration.ofSeconds(60)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h" + unless0(duration.toMinutesPart(), " min");
        }
        return duration.toMinutes() + " min" + unless0(duration.toSecondsPart(), " s");
    }

    /** {@code 1 pod}, {@code 3 pods}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code sha256:ab12cd34}; anything that is no digest as it is. */
    static String digest(String digest) {
        return withShortDigests(digest);
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Digests inside a longer text, shortened in the same way. */
    static String withShortDigests(String text) {
        return LONG_DIGEST.matcher(text).replaceAll("$1");
    }

    /** {@code restarts pods, downtime}; empty when nobody notices. */
    static String impact(Set<Impact> impact) {
        return impact.stream()
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static String unless0(int number, String unit) {
        return number == 0 ? "" : " " + number + unit;
    }
}
