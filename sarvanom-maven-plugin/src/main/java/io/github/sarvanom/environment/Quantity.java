package io.github.sarvanom.environment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as Kubernetes writes it: {@code 250m}, {@code 512Mi}, {@code 1e3}. Keeps the text as it was said.
 *
 * @param amount in cores or bytes, exactly
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public record Quantity(String text, BigDecimal amount) {
    private static final Pattern GRAMMAR = Pattern.compile(
            "(?<number>[+-]?(\\d+(\\.\\d*)?|\\.\\d+))((?<suffix>[KMGTPE]i|[numkMGTPE])|[eE](?<exponent>[+-]?\\d{1,2}))?");
    private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
            Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

    /** Empty when the text is not in the grammar. */
    public static Optional<Quantity> of(String text) {
        Matcher parts = GRAMMAR.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(parts.group("number"));
        String suffix = parts.group("suffix");
        String exponent = parts.group("exponent");
        if (suffix != null) {
            number = number.multiply(FACTORS.getOrDefault(suffix, BigDecimal.ONE));
        } else if (exponent != null) {
            number = number.scaleByPowerOfTen(Integer.parseInt(exponent));
        }
        return Optional.of(new Quantity(text, number));
    }

    public boolean exceeds(Quantity other) {
        return amount.compareTo(other.amount) > 0;
    }

    boolean isBelow(BigDecimal least) {
        return amount.compareTo(least) < 0;
    }
}
