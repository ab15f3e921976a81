package io.github.sarvanom.compose;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts as a compose file writes them. Empty for what is none, or is more than an engine can be told.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/11-extension.md">Durations and byte values</a>
 */
final class Amounts {
    private static final String DECIMAL = "\\d+(?:\\.\\d+)?";
    private static final Pattern BYTES = Pattern.compile("(" + DECIMAL + ") ?([kmgtp]?)i?b?");
    private static final Pattern TIME = Pattern.compile("(" + DECIMAL + ")(ns|us|µs|ms|s|m|h|d|w)");
    private static final Pattern TIMES = Pattern.compile("(?:" + TIME.pattern() + ")+");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 24 * 3_600_000_000_000L,
            "w", 7 * 24 * 3_600_000_000_000L);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int NANO = 9;

    private Amounts() {}

    /** With a unit of powers of 1024, however it is written: {@code 1.5g}, {@code 512MiB}. */
    static OptionalLong bytes(String text) {
        Matcher parts = BYTES.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        int power = parts.group(2).isEmpty() ? 0 : "kmgtp".indexOf(parts.group(2)) + 1;
        return whole(new BigDecimal(parts.group(1)).multiply(KIBI.pow(power)));
    }

    /** {@code 1m30s}; 0 needs no unit. */
    static OptionalLong nanoseconds(String text) {
        if (!TIMES.matcher(text).matches()) {
            return text.equals("0") ? OptionalLong.of(0) : OptionalLong.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher parts = TIME.matcher(text);
        while (parts.find()) {
            sum = sum.add(new BigDecimal(parts.group(1))
                    .multiply(BigDecimal.valueOf(NANOS.getOrDefault(parts.group(2), 0L))));
        }
        return whole(sum);
    }

    /** Billionths of a core. */
    static OptionalLong nanoCores(String cores) {
        return cores.matches(DECIMAL + "|\\.\\d+")
                ? whole(new BigDecimal(cores).movePointRight(NANO))
                : OptionalLong.empty();
    }

    static OptionalLong count(String text) {
        return text.matches("\\d+") ? whole(new BigDecimal(text)) : OptionalLong.empty();
    }

    private static OptionalLong whole(BigDecimal amount) {
        return amount.compareTo(MOST) > 0 ? OptionalLong.empty() : OptionalLong.of(amount.longValue());
    }
}
