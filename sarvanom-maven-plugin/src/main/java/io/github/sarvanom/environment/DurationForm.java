package io.github.sarvanom.environment;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** A length of time: {@code 90s}, {@code 5m}, {@code 1h30m}, or ISO 8601 such as {@code PT5M}; to 24 h. */
public final class DurationForm implements Form<Duration> {
    /** From 1 s on. */
    public static final DurationForm TIMEOUT = new DurationForm(Duration.ofSeconds(1), "1s to 24h, written ");

    /** From {@code 0} on, which is not at all. */
    public static final DurationForm WAIT = new DurationForm(Duration.ZERO, "0 to 24h, written 0, ");

    private static final Duration LONGEST = Duration.ofHours(24);

    private final Duration least;
    private final String range;

    private DurationForm(Duration least, String range) {
        this.least = least;
        this.range = range;
    }

    @Override
    public Duration read(String text) throws Unfit {
        try {
            Duration duration = parse(text);
            if (duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException notADuration) {
            // Told below, like one that is out of range.
        }
        Unfit unfit = Unfit.expected(range + "90s, 5m, 1h30m or PT5M");
        throw text.matches("[1-9]\\d{0,3}") ? unfit.probably(text + "s") : unfit;
    }

    private static Duration parse(String text) {
        String upper = text.equals("0") ? "0S" : text.toUpperCase(Locale.ROOT);
        return Duration.parse(upper.matches("(\\d+H)?(\\d+M)?(\\d+S)?") ? "PT" + upper : upper);
    }

    @Override
    public String noun() {
        return "a length of time";
    }

    @Override
    public String example() {
        return "5m";
    }
}
