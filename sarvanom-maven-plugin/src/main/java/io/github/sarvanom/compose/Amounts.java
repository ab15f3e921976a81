package io.github.sarvanom.compose;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts as a compose file writes them.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/11-extension.md">Durations and byte values</a>
 */
final class Amounts {
    private static final Pattern BYTES = Pattern.compile("(\\d+)\\s*([kmgb]?)b?");
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|ms|h|m|s)");
    private static final Map<String, Long> NANOS =
            Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final int NANO = 9;
    private static final int KIBI = 10;

    private Amounts() {}

    /** 0 for what is no amount. */
    static long bytes(String text) {
        Matcher parts = BYTES.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return 0;
        }
        int power = Math.max(0, "bkmg".indexOf(parts.group(2).isEmpty() ? "b" : parts.group(2)));
        return Long.parseLong(parts.group(1)) << (KIBI * power);
    }

    /** 0 for what is no time. */
    static long nanoseconds(String text) {
        Matcher parts = TIME.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        while (parts.find()) {
            sum = sum.add(new BigDecimal(parts.group(1))
                    .multiply(BigDecimal.valueOf(NANOS.getOrDefault(parts.group(2), 0L))));
        }
        return sum.longValue();
    }

    /** Billionths of a core. */
    static long nanoCores(String cores) {
        return cores.isEmpty() ? 0 : new BigDecimal(cores).movePointRight(NANO).longValue();
    }
}
